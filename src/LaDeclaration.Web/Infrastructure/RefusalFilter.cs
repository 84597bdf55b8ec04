using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What the register refuses becomes a 400 with the same page and a sentence for each broken rule; what was typed stays.</summary>
internal sealed class RefusalFilter : IAsyncPageFilter
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
        var services = context.HttpContext.RequestServices;
        var sentences = services.GetRequiredService<Sentences>();
        await using var db = services.GetRequiredService<RegisterContexts>()();
        var names = await NameBook.Read(db, services.GetRequiredService<Reader>().Newest);
        foreach (var rule in broken)
            context.ModelState.AddModelError("", sentences.Of(rule, names));
        executed.ExceptionHandled = true;
        executed.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
