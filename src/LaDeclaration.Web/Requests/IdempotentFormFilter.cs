using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Carries out a form that is sent twice once: the second request is redirected to where the first was. The key is saved in the transaction
/// of the handler's first save, under a unique index, so that of two simultaneous requests, even on two servers, one saves everything and the
/// other nothing. If the handler saved something but did not succeed, the key is deleted, so that the form may be sent again.
/// </summary>
internal sealed class IdempotentFormFilter : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Before the page's own OnPageHandlerExecutionAsync.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || context.HandlerInstance.GetType().IsDefined(typeof(RepeatableFormAttribute), inherit: true) || await IdempotencyKey.Compute(http) is not { } key)
        {
            await next();
            return;
        }
        var services = http.RequestServices;
        await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
        var reader = services.GetRequiredService<ReadingContext>();
        if (await FindProcessed() is { } earlier)
        {
            context.Result = RedirectAfter(earlier);
            return;
        }
        var own = new ProcessedForm { Key = key, ProcessedAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, Location = FormPath.OfPage(http.Request.Path.Value!) };
        services.GetRequiredService<RegisterDbContext>().Add(own);
        var executed = await next();
        if (executed is { Exception: null, Result: RedirectResult or LocalRedirectResult } || await FindProcessed() is not { } processed)
            return;
        if (processed.Id != own.Id)
        {
            executed.ExceptionHandled = true;
            executed.Result = RedirectAfter(processed);
        }
        else if (executed.Exception is null || executed.ExceptionHandled)
        {
            // The form was refused. After an exception the key stays: when a second click aborts the first request, what that saved is there.
            await db.ProcessedForms.Where(f => f.Id == own.Id).ExecuteDeleteAsync();
        }

        Task<ProcessedForm?> FindProcessed() => db.ProcessedForms.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key);

        RedirectResult RedirectAfter(ProcessedForm form) => new(form.ChangeSetNumber is { } number ? reader.Now($"admin/change-sets/{number}") : form.Location);
    }
}
