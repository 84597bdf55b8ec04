namespace LaDeclaration.Web.Requests;

/// <summary>
/// After a response 413, goes on reading and discards what the client is still sending. A browser reads the response only after it has sent
/// the whole request, and shows an error of its own if the connection is closed before.
/// </summary>
public sealed class LingeringCloseMiddleware(RequestDelegate next)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(30);

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode != StatusCodes.Status413PayloadTooLarge)
            return;
        // For clients that read while they stimeout.
        await http.Response.CompleteAsync();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        timeout.CancelAfter(MaxDuration);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, timeout.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client is too slow, or has disconnected.
        }
    }
}
