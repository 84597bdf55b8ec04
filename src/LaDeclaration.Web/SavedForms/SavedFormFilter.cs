using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.SavedForms;

/// <summary>A saved form that the page is filled in with.</summary>
/// <param name="IsOutdated">Whether anything was published since it was saved.</param>
public sealed record RestoredForm(KeptForm Form, bool IsOutdated);

/// <summary>
/// Fills a page in with the form that the person had left there: the properties are bound as if it had been posted, but no handler runs and
/// nothing is validated. After a successful post the saved form is deleted; those of the page's other forms stay.
/// </summary>
internal sealed class SavedFormFilter : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Outside everything, including what the page does before its handlers.</summary>
    public int Order => int.MinValue;

    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (!IsForm(context.ActionDescriptor) || !HttpMethods.IsGet(http.Request.Method) || !string.IsNullOrEmpty(context.HandlerMethod?.Name))
            return;
        var address = SavedFormStore.AddressOf(http.Request);
        if (await Store(http).Find(http.User.AsActor().Id!, address, http.RequestAborted) is not { } form)
            return;
        await using var db = http.RequestServices.GetRequiredService<RegisterDbContextFactory>()();
        http.Features.Set(new RestoredForm(form, await db.Revisions.AnyAsync(r => r.PublishedAt > form.KeptAt, http.RequestAborted)));
        // Until the properties are bound, which is the next step.
        http.Features.Set<IFormFeature>(new FormFeature(SavedFormStore.ToFormCollection(form)));
        http.Request.Method = HttpMethods.Post;
        context.HandlerMethod = null;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var restored = http.Features.Get<RestoredForm>();
        if (restored is not null)
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set<IFormFeature>(null);
            // A page also shows the fields of forms that other pages take.
            foreach (var (name, values) in SavedFormStore.ToFormCollection(restored.Form).Where(f => !context.ModelState.ContainsKey(f.Key)))
                context.ModelState.SetModelValue(name, values.ToArray(), values.ToString());
            foreach (var field in context.ModelState.Values)
            {
                field.Errors.Clear();
                field.ValidationState = ModelValidationState.Skipped;
            }
        }
        var executed = await next();
        if (restored is not null && executed.Result is StatusCodeResult { StatusCode: StatusCodes.Status404NotFound })
        {
            await Store(http).Delete(restored.Form.StaffId, restored.Form.Address);
            var moment = http.RequestServices.GetRequiredService<Formatter>().Moment(restored.Form.KeptAt);
            ((PageModel)context.HandlerInstance).TempData["Notice"] = http.RequestServices.GetRequiredService<IStringLocalizer<Words>>()["SavedForm_Unfit", moment, restored.Form.Address].Value;
            executed.Result = new RedirectResult(restored.Form.Address);
        }
        else if (IsForm(context.ActionDescriptor) && HttpMethods.IsPost(http.Request.Method) && executed is { Canceled: false, Result: RedirectResult })
        {
            await Store(http).Delete(http.User.AsActor().Id!, SavedFormStore.AddressOf(http.Request), http.Request.HasFormContentType ? http.Request.Form : FormCollection.Empty);
        }
    }

    private static bool IsForm(CompiledPageActionDescriptor page) =>
        page.IsBelow("/Admin/") && page.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod));

    private static SavedFormStore Store(HttpContext http) => http.RequestServices.GetRequiredService<SavedFormStore>();
}
