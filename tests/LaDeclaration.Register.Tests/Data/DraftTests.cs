using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Drafts are kept, altered and guarded by the database.</summary>
public sealed class DraftTests
{
    [SkippableTheory, BothDatabases]
    public async Task What_is_proposed_comes_back_whole(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var committee = A.Committee(until: A.Today) with { Description = LocalizedText.English("Où l’on travaille: 労働 “so”", false) };
        var number = await database.Save(A.Draft(A.Editor, Change.Add(committee), Change.Add(A.Source())));

        await using var db = database.Open();
        var draft = await db.Load(number);

        var proposed = (Details)draft.Changes[0].Proposed!;
        Assert.Equal(committee, proposed);
        Assert.Equal((Verb.Add, null, 2), (draft.Changes[1].Verb, draft.Changes[1].ActsOn, draft.Changes[1].Position));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_change_of_the_same_fact_replaces_the_saved_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var row = A.Membership();
        var number = await database.Save(A.Draft(A.Editor, Change.Add(row), Change.Add(A.Membership("CL"))));

        await using (var db = database.Open())
        {
            var draft = await db.Load(number);
            draft.AddOrReplace(A.Editor, [Change.Add(row with { From = A.Today })], A.Now);
            await db.SaveChangesAsync();
        }

        await using var after = database.Open();
        var changes = (await after.Load(number)).Changes;
        Assert.Equal(2, changes.Count);
        Assert.Equal(A.Today, ((Statement)changes[0].Proposed!).From);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_change_left_out_is_gone_and_the_rest_stay_in_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var first = A.Membership();
        var number = await database.Save(A.Draft(A.Editor, Change.Add(first), Change.Add(A.Membership("CL")), Change.Add(A.Membership("BR"))));

        await using (var db = database.Open())
        {
            (await db.Load(number)).RemoveChanges(A.Editor, c => c.FactId == first.FactId, A.Now);
            await db.SaveChangesAsync();
        }

        await using var after = database.Open();
        Assert.Equal(["CL", "BR"], (await after.Load(number)).Changes.Select(c => c.Proposed!.Subject.Country));
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_two_alterations_at_once_the_second_fails(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var number = await database.Save(A.Draft(A.Editor, Change.Add(A.Membership())));
        await using var one = database.Open();
        await using var two = database.Open();
        (await one.Load(number)).SetReason(A.Editor, "First.", "en", A.Now);
        (await two.Load(number)).SetReason(A.Editor, "Second.", "en", A.Now);

        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_submitted_is_kept_as_it_was(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var committee = A.Committee(until: A.Today) with { Description = LocalizedText.English("Où l’on travaille: 労働 “so”", false) };
        var ended = A.Membership() with { RecordedIn = 2 };
        var number = await database.Save(A.Submitted(A.PeruDelegate, Change.Add(committee), Change.Retract(ended)));
        await using (var db = database.Open())
        {
            var changeSet = await db.Load(number);
            changeSet.Return(A.Editor, "Which day?", A.Now);
            changeSet.RemoveChanges(A.PeruDelegate, c => c.Verb == Verb.Retract, A.Now);
            changeSet.SetReason(A.PeruDelegate, "Another reason.", "es", A.Now);
            changeSet.Submit(A.PeruDelegate, A.Now);
            await db.SaveChangesAsync();
        }

        await using var after = database.Open();
        var changes = await after.ChangeSets.Include(c => c.Submissions.OrderBy(s => s.Version)).SingleAsync(c => c.Number == number);
        Assert.Equal([("Because a source says so.", "en", 2), ("Another reason.", "es", 1)], changes.Submissions.Select(s => (s.Reason, s.ReasonLanguage, s.Changes.Count)));
        Assert.Equal(changes.Version, changes.Submissions[1].Version);
        var first = changes.Submissions[0].Changes;
        var proposed = (Details)first[0].Proposed!;
        Assert.Equal(committee, proposed);
        Assert.Equal((Verb.Retract, ended.FactId, 2, null), (first[1].Verb, first[1].FactId, first[1].ActsOn, first[1].Proposed));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_remark_stays_with_its_change_set(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var number = await database.Save(A.Submitted(A.PeruDelegate, Change.Add(A.Membership())));

        await using (var db = database.Open())
        {
            (await db.Load(number)).Return(A.Editor, "Which day?", A.Now);
            await db.SaveChangesAsync();
        }

        await using var after = database.Open();
        var remarks = (await after.ChangeSets.Include(c => c.Remarks).SingleAsync(c => c.Number == number)).Remarks;
        Assert.Equal("Which day?", Assert.Single(remarks).Text);
    }
}
