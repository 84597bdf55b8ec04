using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>From the start of the process to the first page.</summary>
internal sealed class Starts(Run run)
{
    private readonly int times = run.IsQuick ? 3 : 10;

    public async Task Measure(Report report)
    {
        var table = new Table("Build, database", "Median s", "Longest s", "Resident then");
        foreach (var provider in run.Providers)
            foreach (var build in run.Builds)
            {
                var register = await run.StockOf(build).Get(provider, RegisterScale.One);
                var (seconds, memory) = (new List<double>(), new List<double>());
                for (var i = 0; i < times; i++)
                {
                    await using var server = await SiteServer.Start(build, register, firstPage: "/en");
                    seconds.Add(server.StartTime.TotalSeconds);
                    memory.Add(server.Memory);
                }
                table.Add($"{build.Name}, {provider}", Table.Format(seconds.Median()), Table.Format(seconds.Max()), $"{Table.Format(memory.Median())} MB");
            }
        report.Add("Start", $"From the start of the process on an existing database (1x) until the home page has been answered, {times} times on one core. Must be: at most 1 s.", table);
    }
}
