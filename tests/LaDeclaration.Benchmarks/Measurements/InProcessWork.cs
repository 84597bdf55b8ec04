using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LaDeclaration.Benchmarks.InProcess;
using LaDeclaration.Benchmarks.Results;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>Parts without a database, by BenchmarkDotNet.</summary>
internal static class InProcessWork
{
    public static void Measure(Run run, Report report)
    {
        var config = ManualConfig.CreateEmpty()
            .WithArtifactsPath(Path.Combine(run.Work, "artifacts"))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        var summary = BenchmarkRunner.Run<RegisterBenchmarks>(config);
        var table = new Table("On 30x", "Mean µs", "Allocated");
        foreach (var result in summary.Reports.Where(r => r.ResultStatistics is not null))
            table.Add(result.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), Table.Format(result.ResultStatistics!.Mean / 1_000), Table.Bytes(result.GcStats.GetBytesAllocatedPerOperation(result.BenchmarkCase) ?? double.NaN));
        report.Add("In the process", "By BenchmarkDotNet, a short run.", table);
    }
}
