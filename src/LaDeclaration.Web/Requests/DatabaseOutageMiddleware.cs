using LaDeclaration.Web.Requests.ResponseStorage;
using Microsoft.AspNetCore.Diagnostics;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Answers while the database is away: public pages from the store, as they were rendered last, with the revision and date of then; everything else
/// by 503 and when to try again.
/// </summary>
public sealed class DatabaseOutageMiddleware(RequestDelegate next, ResponseStore store, RequestRoots roots, ILogger<DatabaseOutageMiddleware> log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    public async Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (DatabaseAvailability.IsAway(exception) && !http.Response.HasStarted)
        {
            log.LogWarning("The database cannot be reached: {Fault}", exception.GetBaseException().Message);
            http.Response.Clear();
            if (http.Features.Get<PendingResponse>() is not null && store.Find(StoredAddress.Of(http.Request, roots.GetRoot(http.Request))) is { } last)
                await store.Send(last, http);
            else
                await Refuse(http, reader);
        }
    }

    /// <summary>With the error page, unless that is what could not be rendered.</summary>
    private static Task Refuse(HttpContext http, ReadingContext reader)
    {
        http.Response.SetRetryAfter(RetryAfter);
        http.Response.Headers.CacheControl = "no-store";
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return http.Response.WriteError(StatusCodes.Status503ServiceUnavailable, "The database of this site cannot be reached. Nothing was changed. Try again in a moment.");
        var error = new ErrorMessage("Error_DatabaseAway") { TitleKey = "Error_500_Title" };
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicDataMetadata>() is not null)
            return ReadingContextMiddleware.WriteProblem(http, error, StatusCodes.Status503ServiceUnavailable);
        RequestSizeMiddleware.Reject(http, StatusCodes.Status503ServiceUnavailable);
        reader.Error = error;
        return Task.CompletedTask;
    }
}
