using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Revision 3 adds Brazil to Labor Mobility from a day in 2024, revision 4 adds a source and nothing else.</summary>
public sealed class RevisionQueriesTests
{
    private static readonly DateOnly Day = A.Day("2024-05-07");
    private static readonly ChangeScope Brazil = new(Country: "BR");

    [SkippableTheory, BothDatabases]
    public async Task Revisions_are_found_by_what_they_touched(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        (await database.Publish(A.Editor, Change.Add(A.Membership("BR", from: Day)))).Revision();
        (await database.Publish(A.Editor, Change.Add(A.Source("note")))).Revision();
        await using var db = database.Open();
        (ChangeScope Scope, DateOnly On, int Known, int[] Later)[] cases =
        [
            (new(), A.Today, 4, [3, 4]),
            (new(), A.Today, 3, [3]),
            (new(), Day, 4, [3, 4]),
            (new(), Day.AddDays(-1), 4, [4]),
            (Brazil, A.Today, 4, [3]),
            (Brazil, Day.AddDays(-1), 4, []),
            (new(Committee: A.LaborMobility), A.Today, 4, [3]),
            (new(Committee: "temporary-protection"), A.Today, 4, []),
            (new(Pillar: 2), A.Today, 4, [3]),
            (new(Pillar: 1), A.Today, 4, []),
            (Brazil with { Committee = A.LaborMobility, Pillar = 2 }, A.Today, 4, [3]),
            (Brazil with { Committee = "temporary-protection" }, A.Today, 4, []),
        ];

        foreach (var (scope, on, known, later) in cases)
        {
            var found = await db.RevisionsTouching(scope, new Clocks(on, known), A.Today).Select(r => r.Number).Where(n => n > 2).Order().ToListAsync();
            Assert.True(later.SequenceEqual(found), $"{scope} on {on} at {known}: {string.Join(", ", found)}");
        }
        Assert.True(new ChangeScope().IsAll);
        Assert.False(Brazil.IsAll);
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
}
