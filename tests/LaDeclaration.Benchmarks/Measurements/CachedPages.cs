using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>Cached pages against nginx that serves the same bytes under the same headers, in turns.</summary>
internal sealed class CachedPages(Run run)
{
    private static readonly string[] Paths = ["/en", "/en/committees/labor-mobility", "/en/matrix"];

    public async Task Measure(Report report)
    {
        var (rounds, seconds) = run.IsQuick ? (2, 2) : (5, 8);
        var tables = new List<Table>();
        var memory = new Table(["Build", "Resident under that load", "At most"]);
        foreach (var build in run.Builds)
        {
            await using var site = await SiteServer.Start(build, await run.StockOf(build).Get(DatabaseProvider.Sqlite, RegisterScale.One));
            var responses = new List<SavedResponse>();
            foreach (var path in Paths)
            {
                await Load.Http1(new Uri(site.Address, path), 2); // Compiled for speed, and stored.
                responses.Add(await SavedResponse.Read(site.Address, path));
            }
            await using var nginx = await NginxServer.Start(Path.Combine(run.Work, $"nginx-{build.Name}"), responses);

            var table = new Table($"{build.Name}: page, protocol", "Bytes", "nginx, requests/s", "Site, requests/s", "Ratio", "nginx, p99 ms", "Site, p99 ms", "Ratio of p99");
            foreach (var response in responses)
            {
                table.Add([$"`{response.Path}` HTTP/1.1", .. await Compare(response, rounds, () => Load.Http1(new Uri(nginx.Address, response.Path), seconds), () => Load.Http1(new Uri(site.Address, response.Path), seconds))]);
                table.Add([$"`{response.Path}` HTTP/2", .. await Compare(response, rounds, () => Load.Http2(new Uri(nginx.Http2Address, response.Path), seconds), () => Load.Http2(new Uri(site.Http2Address, response.Path), seconds))]);
            }
            tables.Add(table);
            memory.Add(build.Name, $"{Table.Format(site.Memory)} MB", $"{Table.Format(site.PeakMemory)} MB");
        }
        report.Add("Cached pages against nginx", $"Medians of {rounds} rounds of {seconds} s, in turns; each server on core {Server.Core}, the load from the other ({Load.Description}). The bytes are those of the page in Brotli. Must be: 1.0 × on HTTP/1.1, 1.5 × on HTTP/2, p99 at most 1.2 ×; resident at most 150 MB.", [.. tables, memory]);
    }

    private static async Task<IReadOnlyList<string>> Compare(SavedResponse response, int rounds, Func<Task<LoadResult>> nginx, Func<Task<LoadResult>> site)
    {
        var (one, other) = (new List<LoadResult>(), new List<LoadResult>());
        for (var round = 0; round < rounds; round++)
        {
            one.Add(await nginx());
            other.Add(await site());
        }
        var (nginxRate, siteRate) = (one.Select(r => r.PerSecond).Median(), other.Select(r => r.PerSecond).Median());
        var (nginxP99, siteP99) = (one.Select(r => r.P99).Median(), other.Select(r => r.P99).Median());
        return [$"{response.Body.Length}", Table.Format(nginxRate), Table.Format(siteRate), Table.Ratio(siteRate / nginxRate), Table.Format(nginxP99), Table.Format(siteP99), Table.Ratio(siteP99 / nginxP99)];
    }
}
