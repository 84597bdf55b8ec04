using System.Globalization;
using BenchmarkDotNet.Attributes;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Benchmarks.InProcess;

/// <summary>What takes time without a database, on a register of thirty times the size.</summary>
public class RegisterBenchmarks
{
    private static readonly DateTime Now = RegisterHistory.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("ladeclaration-bench-").FullName;
    private readonly ServiceProvider site = new ServiceCollection().AddLogging().AddLocalization()
        .AddSingleton(new SiteSettings()).AddScoped<ReadingContext>().AddScoped<Formatter>().AddScoped<FieldChanges>().AddScoped<ChangeDescriber>().BuildServiceProvider();

    private RegisterState state = null!;
    private ChangeSet changeSet = null!;
    private ChangeDescriber describer = null!;
    private NameLookup names = null!;
    private IndexAtRevision index = null!;

    [GlobalSetup]
    public async Task Prepare()
    {
        await using var services = new ServiceCollection().AddRegister(DatabaseProvider.Sqlite, $"Data Source={folder}/register.db").BuildServiceProvider();
        await RegisterGenerator.Fill(services, RegisterScale.Thirty);
        await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
        List<Recorded> rows = [.. await db.Statements.AsNoTracking().Current().ToListAsync(), .. await db.Sources.AsNoTracking().Current().ToListAsync()];
        state = new RegisterState(rows);
        changeSet = ChangeSet.Draft(RegisterGenerator.Editor, "A benchmark.", "en", RegisterScale.Thirty.Revisions, Now);
        changeSet.AddOrReplace(RegisterGenerator.Editor, state.All<Membership>().Where(m => m.Until is null).Take(20).Select(m => Change.Correct(m, m with { FromIs = DateIs.By, Note = null })), Now);
        changeSet.AcknowledgeBothRoles(RegisterGenerator.Editor, true, Now);
        index = await services.GetRequiredService<RegisterIndexes>().Get(RegisterScale.Thirty.Revisions);
        names = new NameLookup(index);
        describer = site.CreateScope().ServiceProvider.GetRequiredService<ChangeDescriber>();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        site.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Description = "All rules, for a change set of 20")]
    public int CheckRules() => Rules.FindBroken(changeSet, state).Count;

    [Benchmark(Description = "20 changes in sentences")]
    public int DescribeChanges() => describer.DescribeChanges(changeSet.Changes, change => state.Find(change.FactId), names).Count;

    [Benchmark(Description = "Search: a word of many names")]
    public int Search() => index.Find("mobility", RegisterHistory.Today, "en", 20).Count;

    [Benchmark(Description = "Search: a misspelt word")]
    public int SearchMisspelt() => index.Find("mobillity", RegisterHistory.Today, "en", 20).Count;
}
