using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Requests;

/// <summary>After a form that succeeded, lets the next page say which invisible characters were removed from its texts.</summary>
internal sealed class RemovedCharactersFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        var request = context.HttpContext.Request;
        if (executed.Result is not (RedirectResult or LocalRedirectResult) || !request.HasFormContentType || context.HandlerInstance is not PageModel page)
            return;
        // Nothing is removed from passwords.
        var typed = request.Form.Where(f => !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)).SelectMany(f => f.Value).OfType<string>();
        var removed = typed.SelectMany(SoundText.ListRemoved).Distinct().Order().ToList();
        if (removed.Count == 0)
            return;
        var words = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        page.TempData["Removed"] = words["Text_Removed", string.Join(", ", removed)].Value;
    }
}
