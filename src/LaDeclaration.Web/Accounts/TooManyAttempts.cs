using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Accounts;

public static class TooManyAttempts
{
    /// <summary>Shows the form again with status 429, Retry-After and a sentence at the field; what else was typed stays.</summary>
    public static PageResult TooEarly(this PageModel page, string field, TimeSpan wait, string key = "Attempts_Wait")
    {
        var services = page.HttpContext.RequestServices;
        var words = services.GetRequiredService<IStringLocalizer<Words>>();
        page.ModelState.AddModelError(field, words[key, services.GetRequiredService<Formatter>().Duration(wait)]);
        page.Response.SetRetryAfter(wait);
        return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
    }
}
