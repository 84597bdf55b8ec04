using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Requires a session that has just begun, for adding or removing ways to sign in and for changing other accounts: somebody who finds an open
/// browser can do neither. With an older session the form is saved and the person signs in again.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshSignInAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>Whether it also applies to seeing the page, not only to sending its forms.</summary>
    public bool AppliesToGet { get; init; }

    /// <summary>The handler that it does not apply to.</summary>
    public string? Except { get; init; }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var isAsked = AppliesToGet || (context.HandlerMethod is { HttpMethod: "Post" } handler && (Except is null || handler.Name != Except));
        if (!isAsked || await StaffCookieEvents.IsFresh(http))
        {
            await next();
            return;
        }
        var back = SavedFormStore.AddressOf(http.Request);
        var services = http.RequestServices;
        if (http.Request.HasFormContentType && await services.GetRequiredService<SavedFormStore>().Save(http.User.AsActor().Id!, back, http.Request.Form, http.RequestAborted) is not null)
            ((PageModel)context.HandlerInstance).TempData["Notice"] = services.GetRequiredService<IStringLocalizer<Words>>()["SavedForm_Fresh"].Value;
        context.Result = new RedirectResult(ReturnUrls.AddTo(services.GetRequiredService<ReadingContext>().Now("account/sign-in?again=true"), back));
    }
}
