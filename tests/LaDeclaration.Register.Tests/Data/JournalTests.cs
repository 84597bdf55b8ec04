using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Who did what, and who is told.</summary>
public sealed class JournalTests
{
    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "UPDATE \"Journal\" SET \"Detail\" = 'another'")]
    [InlineData(DatabaseProvider.Sqlite, "DELETE FROM \"Journal\"")]
    [InlineData(DatabaseProvider.Postgres, "UPDATE \"Journal\" SET \"Detail\" = 'another'")]
    [InlineData(DatabaseProvider.Postgres, "DELETE FROM \"Journal\"")]
    [InlineData(DatabaseProvider.Postgres, "TRUNCATE \"Journal\"")]
    public async Task The_database_itself_refuses_to_alter_the_journal(DatabaseProvider provider, string command)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        await using var db = database.Open();
        db.Journal.Add(JournalEntry.Of(Act.SignedIn, A.Now, A.Editor));
        await db.SaveChangesAsync();

        var refusal = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(command));

        Assert.Contains("only added to", refusal?.Message);
        Assert.Null((await db.Journal.AsNoTracking().SingleAsync()).Detail);
    }

    [SkippableTheory, BothDatabases]
    public async Task Refusals_at_the_same_moment_are_one_line_a_minute_that_is_only_counted_up(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        JournalEntry Refusal(string detail, int seconds = 0) => JournalEntry.Refusal(Act.TurnedAway, A.Now.AddSeconds(seconds), A.Editor, null, detail);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => contextFactory.RecordRefusal(Refusal("GET /one"))));
        await contextFactory.RecordRefusal(Refusal("GET /two"));
        await contextFactory.RecordRefusal(Refusal("GET /one", seconds: 60));

        await using var db = database.Open();
        Assert.Equal(["GET /one 20", "GET /two 1", "GET /one 1"], await db.Journal.OrderBy(e => e.Id).Select(e => $"{e.Detail} {e.Count}").ToListAsync());
        foreach (var command in new[]
        {
            "UPDATE \"Journal\" SET \"Count\" = \"Count\" - 1 WHERE \"Detail\" = 'GET /one'",
            "UPDATE \"Journal\" SET \"Count\" = \"Count\" + 1, \"Detail\" = 'another'",
            "UPDATE \"Journal\" SET \"Count\" = \"Count\" + 1, \"ById\" = NULL",
            "UPDATE \"Journal\" SET \"Count\" = \"Count\" + 1, \"RefusalKey\" = NULL",
        })
            Assert.Contains("only added to", (await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(command)))?.Message);
    }

    [SkippableTheory, BothDatabases]
    public async Task Whoever_caused_a_days_letters_causes_no_more_until_later(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var (open, _) = await database.Engage();
        await using var db = database.Open();
        db.Letters.AddRange(Enumerable.Range(0, Letter.MaxPerDay - 1).Select(_ => Letter.To(open.Id, LetterKind.Commented, A.Now.AddHours(-23), by: A.Editor.Id)));
        await db.SaveChangesAsync();

        await database.Noted(Act.Proposed, A.Editor);
        await database.Noted(Act.Proposed, A.Editor);

        Assert.Single(await database.Told(LetterKind.Proposed));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_proposal_is_told_to_those_who_decide_and_to_nobody_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var (open, daily) = await database.Engage();

        await database.Noted(Act.Proposed, A.Editor);

        Assert.Equal([open.Id], await database.Told(LetterKind.Proposed));
        Assert.NotEqual(open.Id, daily.Id);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_decision_is_told_to_the_author_unless_the_author_made_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var (open, _) = await database.Engage();

        await database.Noted(Act.Returned, open.AsActor());
        await database.Noted(Act.Returned, A.Editor);

        Assert.Equal([A.Editor.Id!], await database.Told(LetterKind.Returned));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_first_word_of_an_author_is_for_those_who_decide(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var (open, _) = await database.Engage();

        await database.Noted(Act.Commented, A.Editor);

        Assert.Equal([open.Id], await database.Told(LetterKind.Commented));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_long_detail_is_cut_between_two_characters(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        await using var db = database.Open();
        var start = new string('x', JournalEntry.DetailMaxLength - 2);

        db.Journal.Add(JournalEntry.Of(Act.Commented, A.Now, A.Editor, detail: start + "\U0001F30E and more"));
        await db.SaveChangesAsync();

        Assert.Equal(start + "…", await db.Journal.Select(e => e.Detail).SingleAsync());
    }
}

file static class Staffing
{
    /// <summary>Everybody there is can sign in; beside them one more editor, one who reads once a day, one whose account is closed, one who never came.</summary>
    public static async Task<(StaffMember Open, StaffMember Daily)> Engage(this TestDatabase database)
    {
        await using var db = database.Open();
        await db.Users.Where(u => u.Id == A.Editor.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.AcceptedAt, A.Now));
        var open = Member("open");
        var daily = Member("daily");
        daily.Notices = NotificationFrequency.Daily;
        var closed = Member("closed");
        closed.DisabledAt = A.Now;
        var awaited = Member("awaited");
        awaited.AcceptedAt = null;
        db.AddRange(open, daily, closed, awaited);
        await db.SaveChangesAsync();
        return (open, daily);
    }

    /// <summary>Puts on record that somebody did that to a change set of the editor's.</summary>
    public static async Task Noted(this TestDatabase database, Act act, Actor by)
    {
        var number = await database.Save(A.Draft(A.Editor));
        await using var db = database.Open();
        await db.RecordAct(await db.Load(number), act, by, A.Now);
        await db.SaveChangesAsync();
        Assert.Equal((act, by.Id, number), await db.Journal.OrderByDescending(e => e.Id).Select(e => new ValueTuple<Act, string?, int>(e.Act, e.ById, e.ChangeSetNumber!.Value)).FirstAsync());
    }

    public static async Task<List<string>> Told(this TestDatabase database, LetterKind kind)
    {
        await using var db = database.Open();
        return await db.Letters.Where(l => l.Kind == kind).Select(l => l.ToId).ToListAsync();
    }

    private static StaffMember Member(string name) => new()
    {
        Email = $"{name}@example.org",
        UserName = $"{name}@example.org",
        Role = StaffRole.Editor,
        CreatedAt = A.Now,
        AcceptedAt = A.Now,
    };
}
