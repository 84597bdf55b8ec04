using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LaDeclaration.Benchmarks.Servers;

/// <param name="PerSecond">Answers per second.</param>
/// <param name="P99">In milliseconds.</param>
internal sealed record LoadResult(double PerSecond, double P99);

/// <summary>Load from the other core: 64 connections that stay open.</summary>
internal static partial class Load
{
    private const int Core = 1;
    private const int Connections = 64;
    private const int Streams = 8;

    /// <summary>How it is put, for the results.</summary>
    public static string Description => $"wrk with {Connections} connections; h2load with {Connections} connections of {Streams} streams";

    public static async Task<LoadResult> Http1(Uri address, int seconds)
    {
        var said = await Run("wrk", "-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br", $"{address}");
        if (said.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException(said);
        var p99 = NinetyNine().Match(said);
        var unit = p99.Groups[2].Value switch { "us" => 0.001, "ms" => 1, "s" => 1_000, _ => throw new InvalidOperationException(said) };
        return new LoadResult(Number(PerSecond().Match(said).Groups[1]), Number(p99.Groups[1]) * unit);
    }

    public static async Task<LoadResult> Http2(Uri address, int seconds)
    {
        var log = Path.GetTempFileName();
        try
        {
            var said = await Run("h2load", "-t1", $"-c{Connections}", $"-m{Streams}", "-D", $"{seconds}", "--warm-up-time", "1", "-H", "accept-encoding: br", "--log-file", log, $"{address}");
            if (!Succeeded().IsMatch(said))
                throw new InvalidOperationException(said);
            // Start time, status and response time in microseconds.
            var times = File.ReadLines(log).Select(line => int.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture)).Order().ToList();
            return new LoadResult(Number(Finished().Match(said).Groups[1]), times[times.Count * 99 / 100] / 1_000.0);
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static async Task<string> Run(params string[] command)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", $"{Core}", .. command])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException(said + await errors);
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"99%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex NinetyNine();

    [GeneratedRegex(@"finished in [^,]+, ([0-9.]+) req/s")]
    private static partial Regex Finished();

    [GeneratedRegex(@"status codes: [1-9][0-9]* 2xx, 0 3xx, 0 4xx, 0 5xx")]
    private static partial Regex Succeeded();
}
