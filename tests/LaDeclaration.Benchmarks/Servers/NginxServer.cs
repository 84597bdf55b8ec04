using System.Globalization;
using System.Text;

namespace LaDeclaration.Benchmarks.Servers;

/// <summary>nginx with one worker, serving bytes that are compressed already, from its cache of open files and without an access log.</summary>
internal sealed class NginxServer : Server
{
    private NginxServer(string folder, int port, int http2Port)
        : base(folder, Core, ["/usr/sbin/nginx", "-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", "stderr"], new Dictionary<string, string>())
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        Http2Address = new Uri($"http://127.0.0.1:{http2Port}");
    }

    public Uri Address { get; }

    public Uri Http2Address { get; }

    /// <param name="folder">A new folder for its configuration and files.</param>
    public static async Task<NginxServer> Start(string folder, IReadOnlyCollection<SavedResponse> responses)
    {
        Directory.CreateDirectory(folder);
        var (port, http2Port) = (FreePort(), FreePort());
        var locations = new StringBuilder();
        foreach (var (response, number) in responses.Select((r, i) => (r, i)))
        {
            var file = Path.Combine(folder, $"{number}.bytes");
            await File.WriteAllBytesAsync(file, response.Body);
            locations.AppendLine(CultureInfo.InvariantCulture, $"location = {response.Path} {{ alias {file}; types {{ }} default_type \"{response.ContentType}\";");
            foreach (var (name, value) in response.Headers)
                locations.AppendLine(CultureInfo.InvariantCulture, $"  add_header {name} '{value.Replace("'", "\\'", StringComparison.Ordinal).Replace("$", "${dollar}", StringComparison.Ordinal)}';");
            locations.AppendLine("}");
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off; master_process off; worker_processes 1; pid {{folder}}/nginx.pid; error_log stderr crit;
            events { worker_connections 2048; }
            http {
              access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off; etag off; if_modified_since off; max_ranges 0;
              keepalive_timeout 300s; keepalive_requests 1000000000;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
              open_file_cache max=1000 inactive=600s; open_file_cache_valid 600s;
              geo $dollar { default "$"; }
              server {
                listen 127.0.0.1:{{port}} backlog=4096;
                listen 127.0.0.1:{{http2Port}} http2 backlog=4096;
                {{locations}}
              }
            }
            """);
        var server = new NginxServer(folder, port, http2Port);
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await client.GetAsync(new Uri(server.Address, responses.First().Path))).EnsureSuccessStatusCode().Dispose();
                return server;
            }
            catch (HttpRequestException) when (tries < 100 && !server.HasEnded)
            {
                await Task.Delay(20);
            }
        }
    }
}
