namespace LaDeclaration.Web.Requests;

/// <summary>
/// Reads on for a while, and throws away, what a request that was refused for its size is still sending. A browser first sends all of it
/// and then reads the answer; one whose connection is closed meanwhile shows an error of its own instead.
/// </summary>
public sealed class LingeringCloseMiddleware(RequestDelegate next)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode != StatusCodes.Status413PayloadTooLarge)
            return;
        // Whoever reads while sending has the answer at once.
        await http.Response.CompleteAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        end.CancelAfter(Longest);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, end.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // Too slow, or gone.
        }
    }
}
