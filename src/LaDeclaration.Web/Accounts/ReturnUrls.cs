using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>Where a form leads when it is done.</summary>
public static class ReturnUrls
{
    /// <summary>A page, or a handler of it, that knows where to lead when it is done.</summary>
    public static string AddTo(string page, string? address, string? handler = null) =>
        QueryHelpers.AddQueryString(page, new Dictionary<string, string?> { ["handler"] = handler, ["returnUrl"] = address });

    /// <summary>The address that was asked for, if it is one of this site as its own redirects would have written it; else the staff's home.</summary>
    public static string SafeReturnUrl(this PageModel page, string? address) =>
        page.Url.IsLocalUrl(address) && address!.All(c => c is > ' ' and < '\x7f')
            ? address
            : page.HttpContext.RequestServices.GetRequiredService<ReadingContext>().Now("admin");
}
