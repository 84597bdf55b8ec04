using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>A source goes only when nothing that stands cites it, wherever that is. Starts from the data that ship: revision 2.</summary>
public sealed class CitedSourceTests
{
    private static readonly Source Note = A.Source("note");

    [SkippableTheory, BothDatabases]
    public async Task An_undoing_that_was_drafted_before_another_cited_its_source_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        (await database.Publish(A.Editor, Change.Add(Note), Change.Add(A.Membership("PE") with { Sources = ["note"] }))).Revision();
        var undoing = A.Draft(A.Editor, [.. (await PlanRevert(database, 3)).Changes]);
        await database.Save(undoing);
        var other = A.Membership("CL", "temporary-protection") with { Sources = ["note"] };
        (await database.Publish(A.OtherEditor, Change.Add(other))).Revision();

        var outcome = await database.Publisher.Publish(new(undoing.Number, undoing.Version, A.Editor));

        var broken = Assert.Single(Assert.IsType<PublishOutcome.Refused>(outcome).BrokenRules);
        Assert.Equal((Rule.SourceStands, other.FactId, "note"), (broken.Rule, broken.Statement?.FactId, broken.Source));
        Assert.Equal(Rule.SourceStands, (await database.Publisher.Preview(undoing)).Rule());
    }

    [SkippableTheory, BothDatabases]
    public async Task A_source_is_taken_back_with_all_that_cites_it_or_after_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var (one, two) = (A.Membership("PE") with { Sources = ["note"] }, A.Membership("CL", "temporary-protection") with { Sources = ["lima", "note"] });
        (await database.Publish(A.Editor, Change.Add(Note), Change.Add(one), Change.Add(two))).Revision();
        var (note, first, second) = (Note with { RecordedIn = 3 }, one with { RecordedIn = 3 }, two with { RecordedIn = 3 });

        Assert.Equal(Rule.SourceStands, (await database.Publish(A.Editor, Change.Retract(note), Change.Retract(first))).Rule());
        Assert.Equal(4, (await database.Publish(A.Editor, Change.Correct(second, second with { Sources = ["lima"] }))).Revision());
        Assert.Equal(5, (await database.Publish(A.Editor, Change.Retract(note), Change.Retract(first))).Revision());
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_a_thousand_that_cite_it_a_few_are_read_and_of_several_change_sets_each_is_told_of_its_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var second = A.Source("second");
        (await database.Publish(A.Editor, Change.Add(Note), Change.Add(second))).Revision();
        var days = Enumerable.Range(0, 1_000).Select(n => A.Today.AddDays(n)).ToList();
        (await database.Publish(A.Editor, [.. days.Select(day => Change.Add(A.Membership("PE", from: day, until: day.AddDays(1)) with { Sources = ["note"] }))])).Revision();
        var other = A.Membership("CL", "temporary-protection") with { Sources = ["second"] };
        (await database.Publish(A.Editor, Change.Add(other))).Revision();
        var drafts = new[] { A.Draft(A.Editor, Change.Retract(Note with { RecordedIn = 3 })), A.Draft(A.Editor, Change.Retract(second with { RecordedIn = 3 })) };
        foreach (var draft in drafts)
            await database.Save(draft);

        var previews = await database.Publisher.Preview(drafts);

        Assert.Equal(Rules.MaxPerRule, Assert.IsType<PublishOutcome.Refused>(previews[drafts[0].Number].Outcome).BrokenRules.Count);
        Assert.Equal(other.FactId, Assert.Single(Assert.IsType<PublishOutcome.Refused>(previews[drafts[1].Number].Outcome).BrokenRules).Statement?.FactId);
        Assert.Equal(Rules.MaxPerRule, Assert.Single((await PlanRevert(database, 3)).Skipped, l => l.Change.Proposed!.Subject.Source == "note").CitedBy.Count);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_cites_what_is_asked_of_an_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        Assert.Equal(
            (await db.Statements.AsNoTracking().ToListAsync()).SelectMany(s => s.Sources.Select(key => (key, s.FactId, s.RecordedIn))).Order(),
            (await db.Citations.ToListAsync()).Select(c => (c.Source, c.FactId, c.RecordedIn)).Order());
        var explain = provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        await db.Database.OpenConnectionAsync();
        if (provider == DatabaseProvider.Postgres)
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off");
        var plan = await Plan(db, explain + "SELECT \"FactId\" FROM \"Citations\" WHERE \"Source\" = 'lima'");
        Assert.Matches(provider == DatabaseProvider.Sqlite ? "SEARCH Citations USING .*INDEX .*Source=" : "Index.* using \"PK_Citations\"", plan);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_database_from_before_the_table_learns_who_cites_what(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider);
        await using var db = database.Open();
        await db.GetService<IMigrator>().MigrateAsync("SubmissionsAndSignOuts");
        var (sources, fact) = (provider == DatabaseProvider.Sqlite ? """'["lima","note"]'""" : "'{lima,note}'", "01890000-0000-7000-8000-00000000000A");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"Countries\" (\"Code\", \"Alpha3\") VALUES ('PE', 'PER')");
        var row = $$"""
            INSERT INTO "Statements" ("FactId", "RecordedIn", "Kind", "From", "FromIs", "Sources", "Country") VALUES ('{{fact}}', 1, 'endorsement', '2022-06-10', 'On', {{sources.Replace("{", "{{").Replace("}", "}}")}}, 'PE')
            """;
        await db.Database.ExecuteSqlRawAsync(row);

        await db.Database.MigrateAsync();

        Assert.Equal([new Citation("lima", Guid.Parse(fact), 1), new Citation("note", Guid.Parse(fact), 1)], await db.Citations.OrderBy(c => c.Source).ToListAsync());
    }

    private static async Task<string> Plan(RegisterDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        return string.Join('\n', lines);
    }

    private static async Task<RevertPlan> PlanRevert(TestDatabase database, int revision)
    {
        await using var db = database.Open();
        return (await db.PlanRevert(revision))!;
    }
}
