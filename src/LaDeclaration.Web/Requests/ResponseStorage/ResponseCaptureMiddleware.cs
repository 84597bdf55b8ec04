using Microsoft.AspNetCore.Http.Features;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// Puts the responses of public pages and data into the store when they are rendered, each once, however many ask for it at the same time. Search
/// results are not stored: their number is unlimited, and they would displace the pages.
/// </summary>
public sealed class ResponseCaptureMiddleware(RequestDelegate next, ResponseStore store, Renderings renderings, BestCompression compression, RequestRoots roots)
{
    public async Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        if (http.Features.Get<PendingResponse>() is not { } pending || !IsStorable(http))
        {
            await next(http);
            return;
        }
        var address = StoredAddress.Of(http.Request, roots.GetRoot(http.Request));
        var (rendering, isOwn) = renderings.Join(address, reader.Newest, reader.Today);
        if (!isOwn)
        {
            if (await rendering.Result.WaitAsync(http.RequestAborted) is { } shared)
                await store.Send(shared, http);
            else
                await Render(http, reader, address, pending, null);
            return;
        }
        using (rendering)
        {
            // It may have been stored since this request looked for it.
            if (store.Find(address, reader.Newest, reader.Today) is { } stored)
            {
                rendering.Complete(stored);
                await store.Send(stored, http);
            }
            else
            {
                await Render(http, reader, address, pending, rendering);
            }
        }
    }

    private static bool IsStorable(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint().IsPublic() == true && !http.Request.Query.ContainsKey(PublicQueryParameters.SearchText);

    /// <param name="rendering">That others wait for; null if nobody does.</param>
    private async Task Render(HttpContext http, ReadingContext reader, StoredAddress address, PendingResponse pending, Renderings.Rendering? rendering)
    {
        // Others may wait for this response after its own client has disconnected; not for one that is passed on as it is written.
        var client = http.RequestAborted;
        using var aborted = new CancellationTokenSource();
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var capture = new CaptureStream(body, StartStreaming);
        await using var registration = client.Register(() =>
        {
            if (capture.IsStreaming)
                aborted.Cancel();
        });
        var captured = new StreamResponseBodyFeature(capture, body);
        http.Features.Set<IHttpResponseBodyFeature>(captured);
        http.RequestAborted = aborted.Token;
        try
        {
            await next(http);
            await captured.CompleteAsync();
        }
        finally
        {
            http.Features.Set(body);
            http.RequestAborted = client;
        }
        if (!capture.IsStreaming && http.Response.StatusCode == StatusCodes.Status200OK)
            await SendAndStore(capture.Body!);
        else if (!capture.IsStreaming && capture.Body is { Length: > 0 } error)
            await body.Writer.WriteAsync(error, client);
        else if (capture.IsStreaming && capture.Body is { } copy)
            Store(copy);

        void StartStreaming()
        {
            rendering?.Complete(null);
            if (client.IsCancellationRequested)
                aborted.Cancel();
        }

        // Starts the response, so that all of its headers are known, and lets others have it before its own client, who may be slow.
        async Task SendAndStore(byte[] plain)
        {
            var coding = StoredResponse.Choose(http.Request, http.Response.ContentType);
            var encoded = BodyCompression.Compress(plain, coding);
            http.Response.Headers.ContentEncoding = coding.GetName();
            http.Response.ContentLength = encoded.Length;
            await body.StartAsync(CancellationToken.None);
            rendering?.Complete(Store(plain, coding, encoded));
            await body.Writer.WriteAsync(encoded, client);
        }

        StoredResponse? Store(byte[] plain, ContentCoding coding = ContentCoding.Identity, byte[]? encoded = null)
        {
            if (StoredResponse.Create(address, reader.Newest, reader.Today, pending, plain) is not { } response)
                return null;
            response.AddBody(coding, encoded ?? plain);
            store.Add(response);
            compression.Add(response);
            return response;
        }
    }
}
