using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Registers;

/// <summary>A generated register is one that the publisher could have written.</summary>
public sealed class RegisterGeneratorTests
{
    private static readonly Template Thirty = new("thirty", services => RegisterGenerator.Fill(services, RegisterScale.Thirty));

    [Theory, BothDatabases]
    public async Task What_stands_obeys_every_rule(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Thirty);
        await using var db = database.Open();

        var state = new RegisterState(await ReadVersions(db, versions => versions.Where(r => r.IsCurrent())));

        Assert.Empty(Rules.FindBrokenInvariants(state));
    }

    [Theory, BothDatabases]
    public async Task Its_history_is_what_its_changes_say(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Thirty);
        await using var db = database.Open();
        var versions = (await ReadVersions(db, all => all)).ToDictionary(r => (r.FactId, r.RecordedIn));
        var citations = (await db.Citations.ToListAsync()).ToLookup(c => (c.FactId, c.RecordedIn), c => c.Source);
        var current = new Dictionary<Guid, Recorded>();

        foreach (var revision in await db.Revisions.AsNoTracking().Include(r => r.ChangeSet!.Changes.OrderBy(c => c.Position)).OrderBy(r => r.Number).AsSplitQuery().ToListAsync())
        {
            foreach (var change in revision.ChangeSet!.Changes)
            {
                Assert.Empty(ChangeValidation.FindBroken(change, current.GetValueOrDefault(change.FactId)));
                Assert.Equal(current.GetValueOrDefault(change.FactId)?.RecordedIn, change.ActsOn);
                if (current.Remove(change.FactId, out var before))
                    Assert.Equal(revision.Number, before.SupersededIn);
                if (change.Proposed is { } proposed)
                    Assert.True(proposed.HasSameContentAs(current[change.FactId] = versions[(change.FactId, revision.Number)]));
            }
        }

        Assert.Equal(current.Values.Count, versions.Values.Count(r => r.IsCurrent()));
        Assert.All(versions.Values.OfType<Statement>(), s => Assert.Equal(s.Sources.Order(), citations[(s.FactId, s.RecordedIn)].Order()));
    }

    [Theory, BothDatabases]
    public async Task It_is_as_large_as_was_asked_for(DatabaseProvider provider)
    {
        var scale = RegisterScale.Thirty;
        await using var database = await TestDatabase.Fresh(provider, Thirty);
        await using var db = database.Open();
        var clocks = new Clocks(RegisterHistory.Today, await db.GetNewestRevision());

        Assert.Equal(scale.Revisions, clocks.Known);
        Assert.Equal(scale.Statements, await db.Statements.CountAsync());
        Assert.Equal(scale.Countries, await db.Countries.CountAsync());
        Assert.Equal(scale.Pillars, await db.Pillars.CountAsync());
        Assert.Equal(scale.Committees, await db.Committees.CountAsync());
        Assert.InRange(await db.Memberships.InForceAt(clocks).CountAsync(), scale.Roles * 98 / 100, scale.Roles * 102 / 100);
        Assert.True(await db.Memberships.KnownAt(clocks.Known).AnyAsync(m => m.From > clocks.On), "nothing is announced");
        Assert.True(await db.Set<Endorsement>().KnownAt(clocks.Known).AnyAsync(e => e.Until <= clocks.On), "no endorsement has ended");
        Assert.NotEmpty(Rules.FindBothRoles(await db.Memberships.InForceAt(clocks).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task More_can_be_published(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Thirty);
        await using var db = database.Open();
        var role = await db.Memberships.AsNoTracking().InForceAt(new Clocks(RegisterHistory.Today, RegisterScale.Thirty.Revisions))
            .Where(m => m.Role == Role.Participant && m.Until == null && m.From < RegisterHistory.Today).OrderBy(m => m.FactId).LastAsync();
        var changeSet = ChangeSet.Draft(RegisterGenerator.Editor, "It left.", "en", RegisterScale.Thirty.Revisions, A.Now);
        changeSet.AddOrReplace(RegisterGenerator.Editor, [Change.End(role, RegisterHistory.Today, DateIs.On, role.Sources)], A.Now);
        db.Add(changeSet);
        await db.SaveChangesAsync();

        var outcome = await database.Publisher.Publish(new PublishRequest(changeSet.Number, changeSet.Version, RegisterGenerator.Editor));

        Assert.Equal(new PublishOutcome.Published(RegisterScale.Thirty.Revisions + 1), outcome);
    }

    private static async Task<List<Recorded>> ReadVersions(RegisterDbContext db, Func<IEnumerable<Recorded>, IEnumerable<Recorded>> choose) =>
        [.. choose([.. await db.Statements.AsNoTracking().ToListAsync(), .. await db.Sources.AsNoTracking().ToListAsync()])];
}
