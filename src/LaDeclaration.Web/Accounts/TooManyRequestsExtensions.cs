using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Accounts;

public static class TooManyRequestsExtensions
{
    /// <summary>Shows the form again, as it was filled in, with status 429, the header Retry-After and a sentence at the field.</summary>
    /// <param name="key">Of the sentence, into which the wait goes.</param>
    public static PageResult TooManyRequests(this PageModel page, string field, TimeSpan wait, string key = "Attempts_Wait")
    {
        var services = page.HttpContext.RequestServices;
        var words = services.GetRequiredService<IStringLocalizer<Words>>();
        page.ModelState.AddModelError(field, words[key, services.GetRequiredService<Formatter>().Duration(wait)]);
        page.Response.SetRetryAfter(wait);
        return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
    }
}
