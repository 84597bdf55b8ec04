using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// A form sent twice is carried out once: the second leads where the first did. Its key goes into the first save that its handler makes, under
/// a unique index, so that of two at the same moment, on whichever servers, one saves everything and the other nothing.
/// A form that saved something and was refused all the same may be sent again.
/// </summary>
internal sealed class IdempotentFormFilter : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Around what the page itself does before its handlers, too.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || SavedFormStore.IsSaveRequest(http.Request) || await IdempotencyKey.Of(http) is not { } key)
        {
            await next();
            return;
        }
        var services = http.RequestServices;
        await using var fresh = services.GetRequiredService<RegisterContexts>()();
        var reader = services.GetRequiredService<ReadingContext>();
        if (await Find() is { } earlier)
        {
            context.Result = Answer(earlier);
            return;
        }
        var own = new ProcessedForm { Key = key, ProcessedAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, Location = SavedFormStore.PageOf(http.Request.Path) };
        services.GetRequiredService<RegisterDbContext>().Add(own);
        var executed = await next();
        if (executed is { Exception: null, Result: RedirectResult or LocalRedirectResult } || await Find() is not { } processed)
            return;
        if (processed.Id != own.Id)
        {
            executed.ExceptionHandled = true;
            executed.Result = Answer(processed);
        }
        else if (executed.Exception is null || executed.ExceptionHandled)
        {
            // Refused. Where it ended in an error after its save, as when a second click aborts the first request, what it made is there.
            await fresh.ProcessedForms.Where(f => f.Id == own.Id).ExecuteDeleteAsync();
        }

        Task<ProcessedForm?> Find() => fresh.ProcessedForms.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key);

        RedirectResult Answer(ProcessedForm form) => new(form.ChangeSetNumber is { } number ? reader.Now($"admin/change-sets/{number}") : form.Location);
    }
}
