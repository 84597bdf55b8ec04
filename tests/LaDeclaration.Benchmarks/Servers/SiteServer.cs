using System.Diagnostics;
using System.Net;
using LaDeclaration.Benchmarks.Databases;
using LaDeclaration.Benchmarks.Probes;

namespace LaDeclaration.Benchmarks.Servers;

/// <summary>A published site, as an operator starts it.</summary>
internal sealed class SiteServer : Server
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private SiteServer(Build build, int core, int port, int http2Port, Dictionary<string, string> environment)
        : base(build.Site, core, ["dotnet", Path.Combine(build.Site, "LaDeclaration.Web.dll")], environment)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        Http2Address = new Uri($"http://127.0.0.1:{http2Port}");
    }

    public Uri Address { get; }

    public Uri Http2Address { get; }

    /// <summary>From the start of the process until the first answer.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <param name="firstPage">What is asked for until it answers.</param>
    public static async Task<SiteServer> Start(Build build, RegisterPlace register, SiteProbe probe = SiteProbe.None, int core = Core, string firstPage = "/en/about")
    {
        var (port, http2Port) = (FreePort(), FreePort());
        var environment = new Dictionary<string, string>
        {
            ["Database__Provider"] = register.Provider.ToString(),
            ["ConnectionStrings__Register"] = register.ConnectionString,
            ["Kestrel__Endpoints__Http1__Url"] = $"http://127.0.0.1:{port}",
            ["Kestrel__Endpoints__Http1__Protocols"] = "Http1",
            ["Kestrel__Endpoints__Http2__Url"] = $"http://127.0.0.1:{http2Port}",
            ["Kestrel__Endpoints__Http2__Protocols"] = "Http2",
            ["Log__Folder"] = "",
            ["Mail__Folder"] = Path.Combine(Path.GetTempPath(), "ladeclaration-letters"),
        };
        if (probe != SiteProbe.None)
        {
            environment[Probe.Setting] = $"{probe}";
            environment["DOTNET_STARTUP_HOOKS"] = typeof(SiteServer).Assembly.Location;
            environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(SiteServer).Assembly.GetName().Name!;
        }
        var server = new SiteServer(build, core, port, http2Port, environment);
        await server.WaitFor(firstPage, isStored: probe != SiteProbe.Counting);
        return server;
    }

    /// <param name="isStored">Whether it takes what the site stores; else it names itself staff, for whom every page is rendered anew.</param>
    public HttpClient CreateClient(bool isStored = false)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address };
        if (!isStored)
            client.DefaultRequestHeaders.Add("Cookie", "__Host-staff=nobody");
        return client;
    }

    private async Task WaitFor(string page, bool isStored)
    {
        using var client = CreateClient(isStored);
        client.Timeout = Patience;
        while (Stopwatch.GetElapsedTime(Started) < Patience)
        {
            try
            {
                using var response = await client.GetAsync(page);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    StartTime = Stopwatch.GetElapsedTime(Started);
                    return;
                }
            }
            catch (HttpRequestException) when (!HasEnded)
            {
                // Not listening yet.
            }
            await Task.Delay(3);
        }
        throw new InvalidOperationException($"{Address} does not answer.");
    }
}
