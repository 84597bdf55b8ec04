using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Many publish at once; each on several servers' publishers.</summary>
public sealed class ConcurrencyTests
{
    private static readonly string[] Countries = ["AR", "BB", "BZ", "BR", "CL", "MX", "CR", "EC"];
    private static readonly string[] Committees = ["temporary-protection", "investing-in-asylum", "return-and-reintegration", "visa-and-travel-standards"];

    [SkippableTheory, BothDatabases]
    public async Task Nothing_is_lost_and_numbers_have_no_gaps(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var added = Countries.Select(country => Committees.Select(c => A.Membership(country, c, Role.Lead, A.Today)).ToArray()).ToArray();

        var outcomes = await Task.WhenAll(added.Select(rows => Task.Run(() => PublishEach(database, rows))));

        var revisions = outcomes.SelectMany(o => o).Select(o => o.Revision()).ToList();
        Assert.Equal(Enumerable.Range(3, 32), revisions.Order());
        await using var db = database.Open();
        Assert.Equal(34, await db.GetNewestRevision());
        Assert.Equal(Enumerable.Range(1, 34), await db.Revisions.OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        var ids = added.SelectMany(rows => rows).Select(r => r.FactId).ToHashSet();
        var written = await db.Memberships.Where(m => m.RecordedIn > 2 && m.SupersededIn == null).Select(m => m.FactId).ToListAsync();
        Assert.True(ids.SetEquals(written));
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_many_who_alter_the_same_row_one_is_first(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        var row = await db.Memberships.AsNoTracking().FirstAsync(m => m.Country == "MX");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(day => Task.Run(() =>
            database.Publish(A.Editor, Change.Correct(row, row with { From = row.From.AddDays(day) })))));

        Assert.Equal(3, Assert.Single(outcomes.OfType<PublishOutcome.Published>()).Revision);
        Assert.Equal(7, outcomes.OfType<PublishOutcome.InConflict>().Count());
        Assert.Equal(3, await db.GetNewestRevision());
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_many_who_add_the_same_seat_one_is_first(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            database.Publish(A.Editor, Change.Add(A.Membership("BR"))))));

        Assert.Single(outcomes.OfType<PublishOutcome.Published>());
        Assert.All(outcomes.Where(o => o is not PublishOutcome.Published), o => Assert.Equal(Rule.OneAtATime, o.Rule()));
    }

    [SkippableTheory, BothDatabases]
    public async Task One_change_set_published_by_many_becomes_one_revision(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.PeruDelegate, Change.Add(A.Membership("PE")));
        var request = new PublishRequest(await database.Save(draft), draft.Version, A.Editor);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AnotherServer(database).Publish(request))));

        Assert.All(outcomes, o => Assert.Equal(3, o.Revision()));
        await using var db = database.Open();
        Assert.Equal(1, await db.Memberships.CountAsync(m => m.RecordedIn == 3));
    }

    private static async Task<List<PublishOutcome>> PublishEach(TestDatabase database, Membership[] rows)
    {
        var publisher = AnotherServer(database);
        var outcomes = new List<PublishOutcome>();
        foreach (var row in rows)
        {
            var draft = A.Draft(A.Editor, Change.Add(row));
            draft.AcknowledgeBothRoles(A.Editor, true, A.Now);
            outcomes.Add(await publisher.Publish(new(await database.Save(draft), draft.Version, A.Editor)));
        }
        return outcomes;
    }

    private static Publisher AnotherServer(TestDatabase database)
    {
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        return new Publisher(contextFactory, new NewestRevisionCache(contextFactory, TimeProvider.System), TimeProvider.System);
    }
}
