using System.Globalization;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Requests;

/// <summary>How an answer says that it is too early to ask again: status 429, the header Retry-After, and a sentence.</summary>
public static class TooManyRequests
{
    /// <summary>Shows the form again, with the sentence at the field; what else was typed stays.</summary>
    public static PageResult TooEarly(this PageModel page, string field, TimeSpan wait, string key = "Attempts_Wait")
    {
        var services = page.HttpContext.RequestServices;
        var words = services.GetRequiredService<IStringLocalizer<Words>>();
        page.ModelState.AddModelError(field, words[key, services.GetRequiredService<Formatter>().Duration(wait)]);
        page.Response.SetRetryAfter(wait);
        return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
    }

    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
