using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Editing;

/// <summary>What the register refuses becomes a 400 with the same page and a sentence for each broken rule; what was typed stays.</summary>
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
            // No form of theirs asks for it.
            executed.ExceptionHandled = true;
            executed.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }
        var services = context.HttpContext.RequestServices;
        var describer = services.GetRequiredService<ChangeDescriber>();
        await using var db = services.GetRequiredService<RegisterContexts>()();
        var names = await NameLookup.Read(db, services.GetRequiredService<ReadingContext>().Newest);
        foreach (var rule in broken)
            context.ModelState.AddModelError("", describer.Of(rule, names).ToString());
        executed.ExceptionHandled = true;
        executed.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
