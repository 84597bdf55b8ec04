using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

public static class ReturnUrls
{
    /// <summary>Adds the address to redirect to when the form is done.</summary>
    public static string AddTo(string page, string? address, string? handler = null) =>
        QueryHelpers.AddQueryString(page, new Dictionary<string, string?> { ["handler"] = handler, ["returnUrl"] = address });

    /// <summary>The address, if it is a local one in ASCII as this site writes them; else the staff home page.</summary>
    public static string SafeReturnUrl(this PageModel page, string? address) =>
        page.Url.IsLocalUrl(address) && address!.All(c => c is > ' ' and < '\x7f')
            ? address
            : page.HttpContext.RequestServices.GetRequiredService<ReadingContext>().Now("admin");
}
