using System.Security.Claims;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LaDeclaration.Web.SavedForms;

/// <summary>
/// Handles a form whose antiforgery token is no longer valid, as after cookies were deleted or somebody signed in since it was opened. It is
/// not acted on. Its owner gets it back filled in; otherwise the error page says what to do.
/// </summary>
internal sealed class StaleTokenFilter : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = await SaveAndAnswer(context.HttpContext) ?? context.Result;
        await next();
    }

    /// <summary>Null for the error page.</summary>
    private static async Task<IActionResult?> SaveAndAnswer(HttpContext http)
    {
        var services = http.RequestServices;
        var words = services.GetRequiredService<IStringLocalizer<Words>>();
        var form = await services.GetRequiredService<ExpiredSessionForms>().Save(http);
        if (SavedFormStore.IsSaveRequest(http.Request) && form is { IsSaved: true, SavedAt: { } at })
            return new ContentResult { Content = words["SavedForm_At", services.GetRequiredService<Formatter>().Time(at)] };
        if (form.IsSaved && form.OwnerId == http.User.FindFirstValue(ClaimTypes.NameIdentifier))
        {
            var flash = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
            flash["Notice"] = words["SavedForm_Unsent"].Value;
            flash.Save();
            return new RedirectResult(SavedFormStore.AddressOf(http.Request));
        }
        // The form may be malformed too, and the error page must not read it.
        http.Request.ContentType = null;
        services.GetRequiredService<ReadingContext>().Error = new ErrorMessage(form.IsSaved ? "Error_FormOfAnother" : "Error_FormLapsed") { TitleKey = "Error_Form_Title" };
        return null;
    }
}
