using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using LaDeclaration.Benchmarks.Databases;
using LaDeclaration.Benchmarks.Probes;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>Every public page at every size, rendered anew for each request.</summary>
internal sealed class UncachedPages(Run run)
{
    /// <summary>For what a site reads into its memory once.</summary>
    private static readonly TimeSpan PatienceWithIndex = TimeSpan.FromMinutes(5);

    private readonly TimeSpan patience = TimeSpan.FromSeconds(run.IsQuick ? 5 : 60);
    private readonly TimeSpan warmUp = TimeSpan.FromSeconds(run.IsQuick ? 0.4 : 1.5);
    private readonly TimeSpan budget = TimeSpan.FromSeconds(run.IsQuick ? 0.6 : 4);
    private readonly int most = run.IsQuick ? 30 : 200;

    public async Task Measure(Report report)
    {
        foreach (var provider in run.Providers)
            await Measure(report, provider);
    }

    private async Task Measure(Report report, DatabaseProvider provider)
    {
        var measured = new Dictionary<(Build, RegisterScale), Dictionary<PublicPage, PageCost>>();
        var details = new List<Table>();
        var memory = new Table(["Build", .. run.Scales.Select(s => $"{s}, most resident"), .. run.Scales.Select(s => $"{s}, first search after the start, s")]);
        foreach (var build in run.Builds)
        {
            var (peaks, indexTimes) = (new List<string>(), new List<string>());
            foreach (var scale in run.Scales)
            {
                var (costs, peak, indexTime) = await Walk(build, await run.StockOf(build).Get(provider, scale));
                measured[(build, scale)] = costs;
                peaks.Add($"{Table.Format(peak)} MB");
                indexTimes.Add(Table.Format(indexTime.TotalSeconds));
            }
            memory.Add([build.Name, .. peaks, .. indexTimes]);
            details.Add(Detail(build, measured));
        }
        var explanation = $"Median milliseconds until the last byte, uncompressed, one request at a time, the server on core {Server.Core}. Must be at today and the newest revision: 1000x at most 2 × of 1x, which is no slower than before; elsewhere (in italics) at most 10 × and 1 s; at most 400 MB resident at 1000x.";
        report.Add($"Public pages, uncached, {provider}", explanation, Summarize(measured), memory);
        report.Add($"What the public pages cost, {provider}", "Database commands, opened connections and rows as EF Core counts them; bytes that the process allocated; bytes sent without compression and in Brotli. p99 is the longest where there are fewer than a hundred.", details);
    }

    private async Task<(Dictionary<PublicPage, PageCost> Costs, double Peak, TimeSpan IndexTime)> Walk(Build build, RegisterPlace register)
    {
        var costs = new Dictionary<PublicPage, PageCost>();
        var peak = 0.0;
        var (server, indexTime) = await Start(build, register);
        try
        {
            foreach (var page in await PublicPages.Of(register))
            {
                costs[page] = await Measure(server, page);
                peak = Math.Max(peak, server.PeakMemory);
                if (costs[page].Milliseconds.Count > 0)
                    continue;
                // What it was asked for goes on in the background.
                await server.DisposeAsync();
                (server, _) = await Start(build, register);
            }
        }
        finally
        {
            await server.DisposeAsync();
        }
        Console.WriteLine($"{build.Name} {register}: {costs.Count} pages.");
        return (costs, peak, indexTime);
    }

    private static async Task<(SiteServer Server, TimeSpan IndexTime)> Start(Build build, RegisterPlace register)
    {
        var server = await SiteServer.Start(build, register, SiteProbe.Counting);
        try
        {
            using var client = server.CreateClient();
            client.Timeout = PatienceWithIndex;
            return (server, TimeSpan.FromMilliseconds((await Get(client, "/en/search?q=mobility")).Milliseconds));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>With no times if it took longer than anybody waits.</summary>
    private async Task<PageCost> Measure(SiteServer server, PublicPage page)
    {
        using var client = server.CreateClient();
        client.Timeout = patience;
        try
        {
            var first = await Get(client, page.Path);
            var compressed = await CountCompressed(server, page.Path);
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < warmUp && first.Milliseconds < warmUp.TotalMilliseconds)
                await Get(client, page.Path);
            var samples = new List<Sample>();
            for (watch.Restart(); samples.Count == 0 || (watch.Elapsed < budget && samples.Count < most);)
                samples.Add(await Get(client, page.Path));
            var counts = (await client.GetFromJsonAsync<RequestCounts>(Probe.Last))!;
            return new PageCost([.. samples.Select(s => s.Milliseconds)], samples.Select(s => s.FirstByte).Median(), samples.Select(s => (double)s.Allocated).Median(), counts, first.Bytes, compressed);
        }
        catch (TaskCanceledException)
        {
            return new PageCost([], double.NaN, double.NaN, new RequestCounts(), 0, 0);
        }
    }

    private static async Task<Sample> Get(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} answered {response.StatusCode}.");
        var firstByte = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            bytes += read;
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new Sample(milliseconds, firstByte, bytes, (await client.GetFromJsonAsync<RequestCounts>(Probe.Last))!.Allocated);
    }

    private async Task<long> CountCompressed(SiteServer server, string path)
    {
        using var client = server.CreateClient(isStored: true);
        client.Timeout = patience;
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        return (await client.GetByteArrayAsync(path)).LongLength;
    }

    private Table Summarize(Dictionary<(Build Build, RegisterScale Scale), Dictionary<PublicPage, PageCost>> measured)
    {
        var table = new Table(["Page", .. run.Builds.SelectMany(b => run.Scales.Select(s => $"{b.Name} {s}")), .. run.Builds.Select(b => $"{b.Name}, growth")]);
        foreach (var page in measured[(run.Builds[^1], run.Scales[0])].Keys)
            table.Add([
                page.IsNow ? page.Kind : $"*{page.Kind}*",
                .. run.Builds.SelectMany(b => run.Scales.Select(s => Time(Find(b, s, page)))),
                .. run.Builds.Select(b => Growth(Find(b, run.Scales[0], page), Find(b, run.Scales[^1], page))),
            ]);
        return table;

        PageCost Find(Build build, RegisterScale scale, PublicPage page) => measured[(build, scale)].Single(m => m.Key.Kind == page.Kind).Value;
    }

    private string Time(PageCost cost) => cost.Milliseconds.Count == 0 ? $"> {patience.TotalMilliseconds:#,0}" : Table.Format(cost.Milliseconds.Median());

    private string Growth(PageCost small, PageCost large) =>
        small.Milliseconds.Count == 0 ? "" : large.Milliseconds.Count == 0 ? "> " + Table.Ratio(patience.TotalMilliseconds / small.Milliseconds.Median()) : Table.Ratio(large.Milliseconds.Median() / small.Milliseconds.Median());

    private Table Detail(Build build, Dictionary<(Build Build, RegisterScale Scale), Dictionary<PublicPage, PageCost>> measured)
    {
        var table = new Table(build.Name, "Median ms", "p99 ms", "First byte ms", "Commands", "Connections", "Rows", "Allocated", "Sent", "Brotli");
        foreach (var scale in run.Scales)
            foreach (var (page, cost) in measured[(build, scale)])
                if (cost.Milliseconds.Count == 0)
                    table.Add($"{page.Kind} {scale}", Time(cost), "", "", "", "", "", "", "", "");
                else
                    table.Add($"{page.Kind} {scale}", Time(cost), Table.Format(cost.Milliseconds.Percentile(99)), Table.Format(cost.FirstByte), $"{cost.Counts.Commands}", $"{cost.Counts.Connections}", $"{cost.Counts.Rows}", Table.Bytes(cost.Allocated), Table.Bytes(cost.Bytes), Table.Bytes(cost.Compressed));
        return table;
    }

    private sealed record Sample(double Milliseconds, double FirstByte, long Bytes, long Allocated);

    private sealed record PageCost(IReadOnlyList<double> Milliseconds, double FirstByte, double Allocated, RequestCounts Counts, long Bytes, long Compressed);
}
