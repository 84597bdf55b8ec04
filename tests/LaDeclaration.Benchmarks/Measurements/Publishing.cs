using System.Net.Http.Json;
using LaDeclaration.Benchmarks.Probes;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>One change published at every size.</summary>
internal sealed class Publishing(Run run)
{
    private const int WarmUp = 5;

    private readonly int times = run.IsQuick ? 15 : 100;

    public async Task Measure(Report report)
    {
        var table = new Table("Build, database", "Size", "Median ms", "Growth", "p99 ms", "Commands", "Connections", "Rows", "Allocated");
        foreach (var provider in run.Providers)
            foreach (var build in run.Builds)
            {
                var small = double.NaN;
                foreach (var scale in run.Scales)
                {
                    var publications = await Publish(build, provider, scale);
                    var median = publications.Select(p => p.Milliseconds).Median();
                    small = double.IsNaN(small) ? median : small;
                    var counts = publications[^1].Counts;
                    table.Add($"{build.Name}, {provider}", scale.Name, Table.Format(median), Table.Ratio(median / small), Table.Format(publications.Select(p => p.Milliseconds).Percentile(99)), $"{counts.Commands}", $"{counts.Connections}", $"{counts.Rows}", Table.Bytes(publications.Select(p => (double)p.Counts.Allocated).Median()));
                }
            }
        report.Add("Publishing one change", $"A correction of one membership, from handing the draft to the publisher until the commit, {times} times. Must be: 1000x at most 2 × of 1x.", table);
    }

    private async Task<IReadOnlyList<Publication>> Publish(Build build, DatabaseProvider provider, RegisterScale scale)
    {
        var stock = run.StockOf(build);
        var copy = await stock.Copy(await stock.Get(provider, scale));
        try
        {
            await using var server = await SiteServer.Start(build, copy, SiteProbe.Counting);
            using var client = server.CreateClient();
            client.Timeout = TimeSpan.FromMinutes(5);
            var publications = new List<Publication>();
            for (var i = 0; i < WarmUp + times; i++)
                publications.Add((await client.GetFromJsonAsync<Publication>(Probe.Publish))!);
            return publications[WarmUp..];
        }
        finally
        {
            await stock.Delete(copy);
        }
    }
}
