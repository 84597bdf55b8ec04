using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>Requests that the server makes to itself, without a connection: they go through all middleware below the request log.</summary>
public sealed class InternalRequests(IServiceScopeFactory scopes)
{
    private RequestDelegate? pipeline;

    /// <summary>To be called when the pipeline is built.</summary>
    public RequestDelegate Use(RequestDelegate pipeline) => this.pipeline = pipeline;

    /// <summary>Requests a public page or file, and thereby has it stored.</summary>
    /// <param name="root">The scheme and host that it is asked for under.</param>
    /// <returns>The body, as it would be sent without compression.</returns>
    public async Task<byte[]> Get(Uri root, string pathAndQuery, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var response = new Response();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(CreateRequest(root, pathAndQuery));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new ResponseBody(body, response));
        var http = new DefaultHttpContext(features) { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        PendingResponse.AddTo(http);
        await pipeline!(http);
        return body.ToArray();
    }

    private static HttpRequestFeature CreateRequest(Uri root, string pathAndQuery)
    {
        var url = new Uri(root, pathAndQuery);
        return new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = root.Scheme,
            Path = PathString.FromUriComponent(url).Value!,
            QueryString = url.Query,
            Protocol = HttpProtocol.Http11,
            Headers = new HeaderDictionary { [HeaderNames.Host] = url.Authority },
        };
    }

    /// <summary>The framework's own has no callbacks.</summary>
    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> callbacks = new();

        private bool hasStarted;

        public override bool HasStarted => hasStarted;

        public override void OnStarting(Func<object, Task> callback, object state) => callbacks.Push((callback, state));

        public async Task Start()
        {
            if (hasStarted)
                return;
            hasStarted = true;
            while (callbacks.TryPop(out var next))
                await next.Callback(next.State);
        }
    }

    private sealed class ResponseBody(Stream stream, Response response) : StreamResponseBodyFeature(stream)
    {
        public override async Task StartAsync(CancellationToken cancellationToken = default)
        {
            await response.Start();
            await base.StartAsync(cancellationToken);
        }
    }
}
