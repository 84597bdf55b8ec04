using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>The rows that each verb writes. Mexico's lead of Labor Mobility is of revision 2.</summary>
public sealed class VerbTests
{
    private static readonly DateOnly Day = A.Day("2024-05-07");

    [SkippableTheory, BothDatabases]
    public async Task An_add_writes_a_new_fact(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var added = A.Membership("BR", from: Day);

        Assert.Equal(3, (await database.Publish(A.Editor, Change.Add(added))).Revision());

        var row = Assert.Single(await Rows(database, added.FactId));
        Assert.Equal((3, null, Day, "BR"), (row.RecordedIn, row.SupersededIn, row.From, row.Country));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_end_supersedes_the_row_by_one_with_its_last_day_and_source(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);

        await database.Publish(A.Editor, Change.Add(A.Source("note")), Change.End(mexico, Day, DateIs.By, ["note"]));

        var rows = await Rows(database, mexico.FactId);
        AssertSuperseded(mexico, rows);
        Assert.Equal((Day, DateIs.By, mexico.From, Role.Lead), (rows[1].Until, rows[1].UntilIs, rows[1].From, rows[1].Role));
        Assert.Equal(["lima", "note"], rows[1].Sources);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_correction_supersedes_the_row_by_what_is_right(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);

        await database.Publish(A.Editor, Change.Correct(mexico, mexico with { Role = Role.Participant, From = Day }));

        var rows = await Rows(database, mexico.FactId);
        AssertSuperseded(mexico, rows);
        Assert.Equal((Role.Participant, Day), (rows[1].Role, rows[1].From));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confirmation_adds_a_source_and_nothing_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);

        await database.Publish(A.Editor, Change.Confirm(mexico, ["declaration"]));

        var rows = await Rows(database, mexico.FactId);
        AssertSuperseded(mexico, rows);
        Assert.Equal(["lima", "declaration"], rows[1].Sources);
        Assert.Equal(mexico, rows[1] with { RecordedIn = 2, Sources = mexico.Sources });
    }

    [SkippableTheory, BothDatabases]
    public async Task A_retraction_supersedes_the_row_without_a_successor(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);

        await database.Publish(A.Editor, Change.Retract(mexico));

        Assert.Equal((2, 3), Assert.Single((await Rows(database, mexico.FactId)).Select(r => (r.RecordedIn, r.SupersededIn!.Value))));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_reverted_retraction_puts_the_row_back_under_its_fact(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);
        await database.Publish(A.Editor, Change.Retract(mexico));

        Assert.Equal(4, (await database.Publish(A.Editor, Change.Add(mexico))).Revision());

        Assert.Equal([(2, 3), (4, null)], (await Rows(database, mexico.FactId)).Select(r => (r.RecordedIn, r.SupersededIn)));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_retracted_fact_does_not_come_back_as_something_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);
        await database.Publish(A.Editor, Change.Retract(mexico));

        Assert.Equal(Rule.FitsVerb, (await database.Publish(A.Editor, Change.Add(mexico with { Country = "PE" }))).Rule());
        Assert.Equal(Rule.FitsVerb, (await database.Publish(A.Editor, Change.Add(A.Source("new") with { FactId = mexico.FactId }))).Rule());
    }

    [SkippableTheory, BothDatabases]
    public async Task A_source_has_versions_and_is_not_retracted_while_cited(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var lima = await One<Source>(database, s => s.Key == "lima");

        var retraction = await database.Publish(A.Editor, Change.Retract(lima));
        await database.Publish(A.Editor, Change.Correct(lima, lima with { Title = "A better title" }));

        Assert.All(Assert.IsType<PublishOutcome.Refused>(retraction).BrokenRules, b => Assert.Equal(Rule.SourceStands, b.Rule));
        await using var db = database.Open();
        var versions = await db.Sources.Where(s => s.Key == "lima").OrderBy(s => s.RecordedIn).Select(s => new { s.RecordedIn, s.SupersededIn }).ToListAsync();
        Assert.Equal([(2, 3), (3, null)], versions.Select(v => (v.RecordedIn, v.SupersededIn)));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_first_details_of_a_noun_write_its_row(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);

        (await database.Publish(A.Editor, Change.Add(A.Country("SR")), Change.Add(A.Pillar(5)), Change.Add(A.Committee("health", pillar: 5)))).Revision();

        await using var db = database.Open();
        Assert.Equal("SUR", (await db.Countries.SingleAsync(c => c.Code == "SR")).Alpha3);
        Assert.True(await db.Pillars.AnyAsync(p => p.Number == 5));
        Assert.True(await db.Committees.AnyAsync(c => c.Slug == "health"));
    }

    private static Task<Membership> Mexico(TestDatabase database) =>
        One<Membership>(database, m => m.Country == "MX" && m.Committee == A.LaborMobility);

    private static async Task<T> One<T>(TestDatabase database, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : Recorded
    {
        await using var db = database.Open();
        return await db.Set<T>().AsNoTracking().SingleAsync(which);
    }

    private static async Task<List<Membership>> Rows(TestDatabase database, Guid factId)
    {
        await using var db = database.Open();
        return await db.Memberships.AsNoTracking().Where(m => m.FactId == factId).OrderBy(m => m.RecordedIn).ToListAsync();
    }

    private static void AssertSuperseded(Membership was, List<Membership> rows)
    {
        Assert.Equal([(2, 3), (3, null)], rows.Select(r => (r.RecordedIn, r.SupersededIn)));
        Assert.Equal(was, rows[0] with { SupersededIn = null, Sources = was.Sources });
    }
}
