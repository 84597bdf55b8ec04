using LaDeclaration.Web.Infrastructure.Keeping;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Where a form leads when it is done.</summary>
public static class Onward
{
    /// <summary>A page, or a handler of it, that knows where to lead when it is done.</summary>
    public static string To(string page, string? address, string? handler = null) =>
        QueryHelpers.AddQueryString(page, new Dictionary<string, string?> { ["handler"] = handler, ["returnUrl"] = address });

    /// <summary>The address that was asked for, if it is one of this site as its own redirects would have written it; else the staff's home.</summary>
    public static string Onwards(this PageModel page, string? address) =>
        page.Url.IsLocalUrl(address) && address!.All(c => c is > ' ' and < '\x7f')
            ? address
            : page.HttpContext.RequestServices.GetRequiredService<Reader>().Now("admin");
}
