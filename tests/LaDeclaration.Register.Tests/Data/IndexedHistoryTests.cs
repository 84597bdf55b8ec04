using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Revision 3 adds Brazil to Labor Mobility from a day in 2024, revision 4 adds a source and nothing else.</summary>
public sealed class IndexedHistoryTests
{
    private static readonly DateOnly Day = A.Day("2024-05-07");
    private static readonly ChangeScope Brazil = new(Country: "BR");

    [SkippableTheory, BothDatabases]
    public async Task Revisions_are_found_by_what_they_touched(DatabaseProvider provider)
    {
        await using var database = await Published(provider);
        var indexes = database.Services.GetRequiredService<RegisterIndexes>();
        (ChangeScope Scope, DateOnly? StartedBy, int Known, int[] Later)[] cases =
        [
            (new(), null, 4, [4, 3]),
            (new(), null, 3, [3]),
            (new(), Day, 4, [4, 3]),
            (new(), Day.AddDays(-1), 4, [4]),
            (Brazil, null, 4, [3]),
            (Brazil, Day.AddDays(-1), 4, []),
            (new(Committee: A.LaborMobility), null, 4, [3]),
            (new(Committee: "temporary-protection"), null, 4, []),
            (new(Pillar: 2), null, 4, [3]),
            (new(Pillar: 1), null, 4, []),
            (Brazil with { Committee = A.LaborMobility, Pillar = 2 }, null, 4, [3]),
            (Brazil with { Committee = "temporary-protection" }, null, 4, []),
        ];

        foreach (var (scope, startedBy, known, later) in cases)
        {
            var found = new IndexedHistory(await indexes.Get(known), scope, startedBy).Revisions.TakeWhile(n => n > 2).ToList();
            Assert.True(later.SequenceEqual(found), $"{scope} by {startedBy} at {known}: {string.Join(", ", found)}");
        }
        Assert.True(new ChangeScope().IsAll);
        Assert.False(Brazil.IsAll);
    }

    [Fact]
    public async Task The_facts_that_a_revision_touched_are_found_by_scope()
    {
        await using var database = await Published(DatabaseProvider.Sqlite);
        var index = await database.Services.GetRequiredService<RegisterIndexes>().Get(4);
        await using var db = database.Open();
        var added = await db.Memberships.Where(m => m.RecordedIn == 3).Select(m => m.FactId).SingleAsync();
        var source = await db.Sources.Where(s => s.RecordedIn == 4).Select(s => s.FactId).SingleAsync();

        Assert.Equal([added], new IndexedHistory(index, Brazil).FindFacts([3]));
        Assert.Empty(new IndexedHistory(index, new(Country: "MX")).FindFacts([3]));
        Assert.Equal(new[] { added, source }.Order(), new IndexedHistory(index, new(), Day).FindFacts([3, 4]).Order());
        Assert.Equal(await db.Statements.CountAsync(s => s.RecordedIn == 2), new IndexedHistory(index, new(), Day).FindFacts([2]).Count - await db.Sources.CountAsync(s => s.RecordedIn == 2));
    }

    [Fact]
    public async Task What_begins_or_ends_between_two_days_is_found_after_the_first_and_up_to_the_second()
    {
        await using var database = await Published(DatabaseProvider.Sqlite);
        var index = await database.Services.GetRequiredService<RegisterIndexes>().Get(4);

        Assert.Single(new IndexedHistory(index, Brazil).FindFactsBetween(Day.AddDays(-1), Day, most: 10));
        Assert.Single(new IndexedHistory(index, new()).FindFactsBetween(Day.AddDays(-1), Day, most: 10));
        Assert.Empty(new IndexedHistory(index, new()).FindFactsBetween(Day, Day.AddYears(1), most: 10));
        Assert.Equal(5, new IndexedHistory(index, new()).FindFactsBetween(A.Lima.AddDays(-1), A.Lima, most: 5).Count);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_versions_that_changes_act_on_are_found_though_they_are_superseded(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        var mexico = await db.Memberships.AsNoTracking().SingleAsync(m => m.Country == "MX" && m.Committee == A.LaborMobility);
        var lima = await db.Sources.AsNoTracking().SingleAsync(s => s.Key == "lima");
        Change[] changes = [Change.Retract(mexico), Change.Correct(lima, lima), Change.Add(A.Membership())];
        (await database.Publish(A.Editor, Change.End(mexico, Day, DateIs.On, ["declaration"]))).Revision();

        var versions = await db.ActedOn(changes);

        Assert.Equal((mexico.FactId, 2, 3), (versions.Of(changes[0])!.FactId, versions.Of(changes[0])!.RecordedIn, versions.Of(changes[0])!.SupersededIn));
        Assert.Equal(lima, versions.Of(changes[1]));
        Assert.Null(versions.Of(changes[2]));
        Assert.Equal(2, versions.All.Count);
    }

    private static async Task<TestDatabase> Published(DatabaseProvider provider)
    {
        var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        (await database.Publish(A.Editor, Change.Add(A.Membership("BR", from: Day)))).Revision();
        (await database.Publish(A.Editor, Change.Add(A.Source("note")))).Revision();
        return database;
    }
}
