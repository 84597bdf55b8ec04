using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Benchmarks.Databases;
using LaDeclaration.Benchmarks.Measurements;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Benchmarks;

/// <summary>All measurements, one after the other.</summary>
internal static class Benchmarks
{
    private static readonly Dictionary<string, Func<Run, Report, Task>> Parts = new()
    {
        ["cached"] = (run, report) => new CachedPages(run).Measure(report),
        ["uncached"] = (run, report) => new UncachedPages(run).Measure(report),
        ["publish"] = (run, report) => new Publishing(run).Measure(report),
        ["visible"] = (run, report) => new Visibility(run).Measure(report),
        ["start"] = (run, report) => new Starts(run).Measure(report),
        ["first-view"] = (run, report) => new FirstViews(run).Measure(report),
        ["in-process"] = (run, report) =>
        {
            InProcessWork.Measure(run, report);
            return Task.CompletedTask;
        },
    };

    /// <param name="options">
    /// --site FOLDER, --registers FOLDER, --postgres FOLDER, --results FILE; --before FOLDER for a build to compare with, with its site in
    /// “site” and its benchmarks in “benchmarks”; --commit NAME; --only PART,PART; --databases NAME,NAME; --sizes NAME,NAME; --quick.
    /// </param>
    public static async Task Run(string[] options)
    {
        string? Option(string name) => Array.IndexOf(options, name) is var place and >= 0 ? options[place + 1] : null;
        string Required(string name) => Option(name) ?? throw new InvalidOperationException($"{name} is missing.");
        List<T> Chosen<T>(string name, IEnumerable<T> all) => [.. all.Where(one => Option(name)?.Split(',').Contains($"{one}") != false)];

        var work = Directory.CreateTempSubdirectory("ladeclaration-bench-").FullName;
        try
        {
            var now = new Build("now", Required("--site"), typeof(Benchmarks).Assembly.Location);
            var before = Option("--before") is { } folder ? new Build("before", Path.Combine(folder, "site"), Path.Combine(folder, "benchmarks", "LaDeclaration.Benchmarks.dll")) : null;
            var registers = Required("--registers");
            var run = new Run(work, options.Contains("--quick"), before is null ? [now] : [before, now],
                build => new RegisterStock(registers, Required("--postgres"), build == now ? SchemaName() : "before", build.Generator),
                Chosen("--databases", Enum.GetValues<DatabaseProvider>()), Chosen("--sizes", RegisterScale.All));
            var report = new Report(Required("--results"), Introduction(run, Option("--commit") ?? "?"));
            foreach (var part in Option("--only")?.Split(',') ?? [.. Parts.Keys])
                await Parts[part](run, report);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Changes with the migrations, so that registers of an older schema are not taken for new ones.</summary>
    private static string SchemaName()
    {
        using var db = new SqliteRegisterDbContext(new DbContextOptionsBuilder<SqliteRegisterDbContext>().UseRegister(DatabaseProvider.Sqlite, "Data Source=:memory:").Options);
        var migrations = string.Join('\n', db.Database.GetMigrations());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(migrations)))[..8];
    }

    private static string Introduction(Run run, string commit) => string.Create(CultureInfo.InvariantCulture, $"""
        # Results

        Written by `tests/bench`{(run.IsQuick ? " --quick, with few rounds" : "")} on {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC at {commit}: {Environment.ProcessorCount} cores, .NET {Environment.Version}. The registers are generated: 1x is the initial data, 30x has 330 committees, 30,000 statements and 3,000 revisions, 1000x has 200 countries, 10,000 committees, 49,900 roles in force, 998,000 statements and 100,000 revisions.
        """);
}
