using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>A request's feature: its response may be stored, and these are its status and headers once all middleware has set them.</summary>
public sealed class PendingResponse
{
    public int Status { get; private set; }

    /// <summary>Null until the response starts.</summary>
    public IReadOnlyDictionary<string, StringValues>? Headers { get; private set; }

    /// <summary>Before any other middleware, since the callback that is registered first runs last.</summary>
    public static void AddTo(HttpContext http)
    {
        var pending = new PendingResponse();
        http.Features.Set(pending);
        http.Response.OnStarting(() =>
        {
            (pending.Status, pending.Headers) = (http.Response.StatusCode, new Dictionary<string, StringValues>(http.Response.Headers, StringComparer.OrdinalIgnoreCase));
            return Task.CompletedTask;
        });
    }
}
