using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Editing;

/// <summary>Turns a <see cref="RefusedException"/> into the same page, as it was filled in, with a sentence for each broken rule (400), or 403 if the person may not do it at all.</summary>
internal sealed class RefusedChangeFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        IReadOnlyList<BrokenRule> broken = executed.Exception switch
        {
            RefusedException refused => refused.BrokenRules,
            DbUpdateConcurrencyException => [new BrokenRule(Rule.ExactContent)],
            _ => [],
        };
        if (broken.Count == 0 || executed.ExceptionHandled)
            return;
        if (broken.Any(b => b.Rule is Rule.OwnCountryOnly or Rule.EditorDecides or Rule.AuthorEdits))
        {
            // No form that such a person is shown posts this.
            executed.ExceptionHandled = true;
            executed.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }
        var services = context.HttpContext.RequestServices;
        var describer = services.GetRequiredService<ChangeDescriber>();
        var names = services.GetRequiredService<ReadingContext>().Names();
        foreach (var rule in broken)
            context.ModelState.AddModelError("", describer.DescribeBrokenRule(rule, names).ToString());
        executed.ExceptionHandled = true;
        executed.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
