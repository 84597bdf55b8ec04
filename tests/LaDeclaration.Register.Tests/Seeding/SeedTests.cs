using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Seeding;

/// <summary>The data that ship say what the statement of Lima says, row by row.</summary>
public sealed class SeedTests
{
    private static readonly Clocks Now = new(A.Today, 2);
    private static readonly LimaStatement Lima = LimaStatement.Read();

    [Fact]
    public void The_statement_prints_what_was_counted_by_hand()
    {
        Assert.Equal((21, 3, 11, 51), (Lima.EndorsingCountries, Lima.Pillars.Count, Lima.Committees.Count, Lima.Entries.Count));
        Assert.Equal((13, 38), (Lima.Entries.Count(e => e.Role == Role.Lead), Lima.Entries.Count(e => e.Role == Role.Participant)));
        Assert.Equal((50, 17), (Lima.Entries.DistinctBy(e => (e.Committee, e.Country)).Count(), Lima.Entries.DistinctBy(e => e.Country).Count()));
        Assert.Equal(11, Lima.Entries.Where(e => e.Role == Role.Lead).DistinctBy(e => e.Country).Count());
    }

    [SkippableTheory, BothDatabases]
    public async Task Every_entry_is_exactly_as_printed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        var entries = await (
            from membership in db.Memberships.InForceAt(Now)
            join committee in db.CommitteeDetails.InForceAt(Now) on membership.Committee equals committee.Committee
            join country in db.CountryDetails.InForceAt(Now) on membership.Country equals country.Country
            select new { Committee = committee.Name, membership.Role, Country = country.Name, membership.From, membership.FromIs, membership.Until, membership.Sources })
            .ToListAsync();

        Assert.Equal(
            Lima.Entries.OrderBy(e => e.ToString(), StringComparer.Ordinal),
            entries.Select(e => new LimaStatement.Entry(e.Committee.ToString(), e.Role, e.Country.ToString())).OrderBy(e => e.ToString(), StringComparer.Ordinal));
        Assert.All(entries, e => Assert.Equal((A.Lima, DateIs.On, null, "lima"), (e.From, e.FromIs, e.Until, Assert.Single(e.Sources))));
    }

    [SkippableTheory, BothDatabases]
    public async Task Every_committee_stands_in_its_pillar_in_the_order_printed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        var committees = await db.CommitteeDetails.InForceAt(Now).OrderBy(c => c.Pillar).ThenBy(c => c.Order).ToListAsync();
        var pillars = await db.PillarDetails.InForceAt(Now).OrderBy(p => p.Pillar).ToListAsync();

        Assert.Equal(Lima.Committees, committees.Select(c => new LimaStatement.Committee(c.Pillar, c.Order, c.Name.ToString())));
        Assert.Equal([1, 2, 3, 4], pillars.Select(p => p.Pillar));
        Assert.Equal(Lima.Pillars.Values, pillars.Take(3).Select(p => p.Name.ToString()));
        Assert.Contains("Lima", pillars[3].Description!.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory, BothDatabases]
    public async Task Twenty_one_countries_endorse_Guyana_by_Lima(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        var endorsements = await db.Endorsements.InForceAt(Now).ToListAsync();

        Assert.Equal(Lima.EndorsingCountries, endorsements.Count);
        Assert.All(endorsements.Where(e => e.Country != "GY"), e => Assert.Equal((A.LosAngeles, DateIs.On), (e.From, e.FromIs)));
        Assert.Equal((A.Lima, DateIs.By), endorsements.Where(e => e.Country == "GY").Select(e => (e.From, e.FromIs)).Single());
        Assert.Equal(20, await db.Endorsements.InForceAt(Now with { Known = 1 }).CountAsync());
        Assert.Equal(0, await db.Memberships.InForceAt(Now with { Known = 1 }).CountAsync());
    }

    [SkippableTheory, BothDatabases]
    public async Task Paraguay_alone_has_both_roles_and_a_note_says_so_in_four_languages(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        var (lead, participant) = Assert.Single(Rules.FindBothRoles(await db.Memberships.InForceAt(Now).ToListAsync()));

        Assert.Equal(("PY", "visa-and-travel-standards"), (lead.Country, lead.Committee));
        Assert.Contains(new[] { lead, participant }, m => m.Note?.Wordings.Keys.Order().SequenceEqual(["en", "es", "fr", "pt"]) == true);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_ships_keeps_every_rule_and_speaks_four_languages(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        List<Recorded> standing = [.. await db.Statements.KnownAt(2).ToListAsync(), .. await db.Sources.KnownAt(2).ToListAsync()];

        Assert.Empty(Rules.FindBrokenInvariants(new RegisterState(standing)));
        Assert.All(standing.OfType<Details>(), d => Assert.Equal(["en", "es", "fr", "pt"], d.Name.Wordings.Keys));
        Assert.Equal(4 + 11 + 21 + 21 + 51, standing.OfType<Statement>().Count());
        Assert.Equal([(1, true), (2, true)], (await db.Revisions.OrderBy(r => r.Number).ToListAsync()).Select(r => (r.Number, r.IsInitialData)));
    }

    [SkippableTheory, BothDatabases]
    public async Task Four_change_sets_wait_for_an_editor(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        var waiting = await db.ChangeSets.Where(c => c.Status == ChangeSetStatus.Submitted).OrderBy(c => c.Number).ToListAsync();

        Assert.Equal(["resettlement-renamed", "xenophobia-moved", "suriname-endorses", "wordings-corrected"], waiting.Select(c => c.SeedKey));
        Assert.All(waiting, c => Assert.True(c.AuthorId is null && c.DraftedFrom == 2 && c.Reason.Length > 0));
    }

    [SkippableTheory, BothDatabases]
    public async Task Seeding_again_changes_nothing_whatever_became_of_a_change_set(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using (var db = database.Open())
        {
            (await db.ChangeSets.SingleAsync(c => c.SeedKey == "suriname-endorses")).Reject(A.Editor, "Not yet.", A.Now);
            await db.SaveChangesAsync();
        }

        await database.Services.GetRequiredService<Seeder>().Run();

        await AssertLoadedOnce(database);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_who_seed_at_once_load_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var servers = Enumerable.Range(0, 3).Select(_ => new NewestRevisionCache(contextFactory, TimeProvider.System)).ToList();

        await Task.WhenAll(servers.Select(newest => Task.Run(() =>
            new Seeder(contextFactory, new Publisher(contextFactory, newest, TimeProvider.System), newest, TimeProvider.System).Run())));

        await AssertLoadedOnce(database);
    }

    private static async Task AssertLoadedOnce(TestDatabase database)
    {
        await using var db = database.Open();
        Assert.Equal((2, 2, 6), (await db.GetNewestRevision(), await db.Revisions.CountAsync(), await db.ChangeSets.CountAsync()));
        Assert.Equal((108, 2), (await db.Statements.CountAsync(), await db.Sources.CountAsync()));
    }
}
