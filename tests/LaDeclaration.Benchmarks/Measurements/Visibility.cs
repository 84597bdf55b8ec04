using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using LaDeclaration.Benchmarks.Probes;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>Two nodes on PostgreSQL under load: how long after a publication on one the other shows it, and whether any goes back.</summary>
internal sealed partial class Visibility(Run run)
{
    private const int Readers = 4;

    private static readonly string[] Read = ["/en", "/en/committees/labor-mobility", "/es/countries/mx", "/fr/matrix", "/pt/map", "/en/changes"];

    private readonly int times = run.IsQuick ? 40 : 1_000;

    public async Task Measure(Report report)
    {
        var table = new Table("Build", "Median ms", "p99 ms", "Longest ms", "Answers under load", "Older after newer");
        foreach (var build in run.Builds)
        {
            var stock = run.StockOf(build);
            var copy = await stock.Copy(await stock.Get(DatabaseProvider.Postgres, RegisterScale.One));
            try
            {
                await using var publishing = await SiteServer.Start(build, copy, SiteProbe.Publishing);
                await using var other = await SiteServer.Start(build, copy, core: 1);
                var (milliseconds, answers, setbacks) = await Publish(publishing, other);
                table.Add(build.Name, Table.Format(milliseconds.Median()), Table.Format(milliseconds.Percentile(99)), Table.Format(milliseconds.Max()), $"{answers}", $"{setbacks}");
            }
            finally
            {
                await stock.Delete(copy);
            }
        }
        report.Add("Until the other node shows it", $"Two nodes on PostgreSQL, {times} publications on one, each followed until a page of the other shows its revision, while {Readers} readers ask each node without a pause. Must be: at most 1 s at p99, and no answer with an older revision than one that the same node gave before.", table);
    }

    private async Task<(List<double> Milliseconds, int Answers, int Setbacks)> Publish(SiteServer publishing, SiteServer other)
    {
        using var stop = new CancellationTokenSource();
        var nodes = new[] { publishing, other }.Select(server => new Node(server)).ToList();
        var reading = nodes.SelectMany(node => Enumerable.Range(0, Readers).Select(first => node.ReadUntil(first, stop.Token))).ToList();
        using var client = publishing.CreateClient(isStored: true);
        using var watching = other.CreateClient(isStored: true);
        var milliseconds = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var revision = (await client.GetFromJsonAsync<Publication>(Probe.Publish))!.Revision;
            var watch = Stopwatch.StartNew();
            while (RevisionIn(await watching.GetStringAsync(Read[i % Read.Length])) < revision)
                await Task.Delay(1);
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        return (milliseconds, nodes.Sum(n => n.Answers), nodes.Sum(n => n.Setbacks));
    }

    private static int RevisionIn(string page) => int.Parse(Revision().Match(page).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("data-revision=\"([0-9]+)\"")]
    private static partial Regex Revision();

    /// <summary>A node, and the newest revision that it has shown.</summary>
    private sealed class Node(SiteServer server)
    {
        private int newest;
        private int answers;
        private int setbacks;

        public int Answers => answers;

        public int Setbacks => setbacks;

        public async Task ReadUntil(int first, CancellationToken stop)
        {
            using var client = server.CreateClient(isStored: true);
            for (var i = first; !stop.IsCancellationRequested; i++)
            {
                var before = Volatile.Read(ref newest);
                var revision = RevisionIn(await client.GetStringAsync(Read[i % Read.Length], CancellationToken.None));
                Interlocked.Increment(ref answers);
                if (revision < before)
                    Interlocked.Increment(ref setbacks);
                for (var seen = newest; seen < revision;)
                    seen = Math.Max(revision, Interlocked.CompareExchange(ref newest, revision, seen));
            }
        }
    }
}
