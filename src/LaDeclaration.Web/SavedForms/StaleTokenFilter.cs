using System.Globalization;
using System.Security.Claims;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.SavedForms;

/// <summary>
/// A form whose protection token no longer fits, as when cookies were cleared or somebody signed in since it was opened, is not acted on.
/// Whoever opened it finds what they typed in the form anew; where that cannot be, a page says what to do.
/// </summary>
internal sealed class StaleTokenFilter : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = await Answer(context.HttpContext) ?? context.Result;
        await next();
    }

    /// <summary>None for the error page.</summary>
    private static async Task<IActionResult?> Answer(HttpContext http)
    {
        var services = http.RequestServices;
        var words = services.GetRequiredService<IStringLocalizer<Words>>();
        var late = await services.GetRequiredService<ExpiredSessionForms>().Save(http);
        if (SavedFormStore.IsSaveRequest(http.Request) && late is { IsSaved: true, SavedAt: { } at })
            return new ContentResult { Content = words["Kept_At", at.ToString("HH:mm", CultureInfo.CurrentCulture)] };
        if (late.IsSaved && late.OwnerId == http.User.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            var flash = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
            flash["Notice"] = words["Kept_Unsent"].Value;
            flash.Save();
            return new RedirectResult(SavedFormStore.AddressOf(http.Request));
        }
        // It may be torn as well, and the error page must not stumble over it.
        http.Request.ContentType = null;
        services.GetRequiredService<ReadingContext>().Error = new ErrorMessage(late.IsSaved ? "Error_FormOfAnother" : "Error_FormLapsed") { TitleKey = "Error_Form_Title" };
        return null;
    }
}
