using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>Stands where compose has Caddy: ends TLS, says for whom and how a request came, and asks the nodes in turn.</summary>
public sealed class ReverseProxy : IAsyncDisposable
{
    private readonly IReadOnlyList<Uri> nodes;
    private readonly Uri address;
    private readonly X509Certificate2 certificate;
    private readonly WebApplication app;
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private int requests;

    private ReverseProxy(Uri address, IReadOnlyList<Uri> nodes)
    {
        (this.address, this.nodes) = (address, nodes);
        certificate = MakeCertificate(address.Host);
        var builder = WebApplication.CreateEmptyBuilder(new()); // Any other would read the site's appsettings.json, which lies beside the tests.
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        app = builder.Build();
        app.Run(Forward);
    }

    /// <summary>The index of the node that is asked next; those after it follow in turn.</summary>
    public int Next
    {
        set => requests = value;
    }

    /// <param name="address">Of the site; its clients reach the proxy whatever the name leads to.</param>
    public static async Task<ReverseProxy> Start(Uri address, IReadOnlyList<Uri> nodes)
    {
        var proxy = new ReverseProxy(address, nodes);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <summary>A client that keeps cookies as a browser does, and follows no redirects.</summary>
    public HttpClient Client(CookieContainer cookies) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.Thumbprint },
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, cancellation);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = address };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
        certificate.Dispose();
    }

    private async Task Forward(HttpContext http)
    {
        var node = nodes[(Interlocked.Increment(ref requests) - 1) % nodes.Count];
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(node, http.Request.GetEncodedPathAndQuery()));
        if (http.Request.ContentLength > 0)
            request.Content = new StreamContent(http.Request.Body);
        foreach (var (name, values) in http.Request.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        request.Headers.Add("X-Forwarded-For", $"{http.Connection.RemoteIpAddress}");
        request.Headers.Add("X-Forwarded-Proto", http.Request.Scheme);
        request.Headers.Add("X-Forwarded-Host", http.Request.Host.Value);
        using var answer = await client.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
            http.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static X509Certificate2 MakeCertificate(string host)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
