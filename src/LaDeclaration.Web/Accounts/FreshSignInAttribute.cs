using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Adding or removing a way to sign in, and whatever is done to another's account, takes a session that has just begun: whoever finds
/// somebody else's browser open does none of it. An older one is led through signing in, and back to what was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshSignInAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>Also to see the page, not only to send its forms.</summary>
    public bool ToRead { get; init; }

    /// <summary>The one handler that may be late.</summary>
    public string? Except { get; init; }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var isAsked = ToRead || (context.HandlerMethod is { HttpMethod: "Post" } handler && (Except is null || handler.Name != Except));
        if (!isAsked || await StaffCookieEvents.IsFresh(http))
        {
            await next();
            return;
        }
        var back = SavedFormStore.AddressOf(http.Request);
        var services = http.RequestServices;
        if (http.Request.HasFormContentType && await services.GetRequiredService<SavedFormStore>().Save(http.User.AsActor().Id!, back, http.Request.Form, http.RequestAborted) is not null)
            ((PageModel)context.HandlerInstance).TempData["Notice"] = services.GetRequiredService<IStringLocalizer<Words>>()["Kept_Fresh"].Value;
        context.Result = new RedirectResult(ReturnUrls.AddTo(services.GetRequiredService<ReadingContext>().Now("account/sign-in?again=true"), back));
    }
}

