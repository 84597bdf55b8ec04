using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.SavedForms;

/// <summary>A form that is being shown with what its reader had typed earlier.</summary>
/// <param name="IsOutdated">Something was published since.</param>
public sealed record RestoredForm(KeptForm Form, bool IsOutdated);

/// <summary>
/// Whoever comes back to a page finds its form as they left it: the page's properties are bound to what was kept as if it had been
/// posted, but no handler runs and nothing is checked. What is sent with success is kept no longer; what stands in the page's other forms is.
/// </summary>
internal sealed class SavedFormFilter : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Around everything, also what the page itself does before its handlers.</summary>
    public int Order => int.MinValue;

    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (!IsForm(context.ActionDescriptor) || !HttpMethods.IsGet(http.Request.Method) || !string.IsNullOrEmpty(context.HandlerMethod?.Name))
            return;
        var address = SavedFormStore.AddressOf(http.Request);
        if (await Kept(http).Find(http.User.AsActor().Id!, address, http.RequestAborted) is not { } form)
            return;
        await using var db = http.RequestServices.GetRequiredService<RegisterContexts>()();
        http.Features.Set(new RestoredForm(form, await db.Revisions.AnyAsync(r => r.PublishedAt > form.KeptAt, http.RequestAborted)));
        // Until the properties are bound, which is what comes next.
        http.Features.Set<IFormFeature>(new FormFeature(SavedFormStore.Typed(form)));
        http.Request.Method = HttpMethods.Post;
        context.HandlerMethod = null;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var shown = http.Features.Get<RestoredForm>();
        if (shown is not null)
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set<IFormFeature>(null);
            // A page also shows the fields of forms that other pages take.
            foreach (var (name, values) in SavedFormStore.Typed(shown.Form).Where(f => !context.ModelState.ContainsKey(f.Key)))
                context.ModelState.SetModelValue(name, values.ToArray(), values.ToString());
            foreach (var field in context.ModelState.Values)
            {
                field.Errors.Clear();
                field.ValidationState = ModelValidationState.Skipped;
            }
        }
        var executed = await next();
        if (shown is not null && executed.Result is StatusCodeResult { StatusCode: StatusCodes.Status404NotFound })
        {
            await Kept(http).Delete(shown.Form.StaffId, shown.Form.Address);
            var moment = http.RequestServices.GetRequiredService<Formatter>().Moment(shown.Form.KeptAt);
            ((PageModel)context.HandlerInstance).TempData["Notice"] = http.RequestServices.GetRequiredService<IStringLocalizer<Words>>()["Kept_Unfit", moment, shown.Form.Address].Value;
            executed.Result = new RedirectResult(shown.Form.Address);
        }
        else if (IsForm(context.ActionDescriptor) && HttpMethods.IsPost(http.Request.Method) && executed is { Canceled: false, Result: RedirectResult })
        {
            await Kept(http).Delete(http.User.AsActor().Id!, SavedFormStore.AddressOf(http.Request), http.Request.HasFormContentType ? http.Request.Form : FormCollection.Empty);
        }
    }

    private static bool IsForm(CompiledPageActionDescriptor page) =>
        page.IsBelow("/Admin/") && page.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod));

    private static SavedFormStore Kept(HttpContext http) => http.RequestServices.GetRequiredService<SavedFormStore>();
}
