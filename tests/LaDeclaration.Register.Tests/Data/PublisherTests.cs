using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Who may publish what, once, and what happens otherwise. Starts from the data that ship: revision 2.</summary>
public sealed class PublisherTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_post_repeated_publishes_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.PeruDelegate, Change.Add(A.Membership("PE")));
        var request = new PublishRequest(await database.Save(draft), draft.Version, A.Editor);

        var first = await database.Publisher.Publish(request);
        var second = await database.Publisher.Publish(request);

        Assert.Equal((3, 3), (first.Revision(), second.Revision()));
        await AssertRevisions(database, 3);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_delegate_does_not_publish(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);

        Assert.Equal(Rule.EditorDecides, (await database.Publish(A.PeruDelegate, Change.Add(A.Membership("PE")))).Rule());
        await AssertRevisions(database, 2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Only_the_version_that_was_seen_is_published(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.Editor, Change.Add(A.Membership("PE")));
        var number = await database.Save(draft);

        Assert.Equal(Rule.ExactContent, (await database.Publisher.Publish(new(number, draft.Version - 1, A.OtherEditor))).Rule());
        await AssertRevisions(database, 2);
        Assert.Equal(3, (await database.Publisher.Publish(new(number, draft.Version, A.OtherEditor))).Revision());
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_persons_draft_and_what_is_closed_are_not_published(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Draft(A.Editor, Change.Add(A.Membership("PE")));
        var withdrawn = A.Draft(A.Editor, Change.Add(A.Membership("PE")));
        withdrawn.Withdraw(A.Editor, A.Now);
        await database.Save(draft);
        await database.Save(withdrawn);

        Assert.Equal(Rule.AuthorEdits, (await database.Publisher.Publish(new(draft.Number, draft.Version, A.OtherEditor))).Rule());
        Assert.Equal(Rule.StillOpen, (await database.Publisher.Publish(new(withdrawn.Number, withdrawn.Version, A.Editor))).Rule());
        await AssertRevisions(database, 2);
    }

    [SkippableTheory, BothDatabases]
    public async Task With_four_eyes_nobody_publishes_their_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.Editor, Change.Add(A.Membership("PE")));
        var own = new PublishRequest(await database.Save(draft), draft.Version, A.Editor, FourEyes: true, OverrideReason: "I am an editor.");

        Assert.Equal(Rule.FourEyes, (await database.Publisher.Publish(own)).Rule());
        Assert.Equal(3, (await database.Publisher.Publish(own with { By = A.OtherEditor })).Revision());

        await using var db = database.Open();
        var revision = await db.Revisions.Include(r => r.ChangeSet).SingleAsync(r => r.Number == 3);
        Assert.Equal(("editor", "other-editor", null), (revision.AuthorId, revision.ApproverId, revision.ChangeSet!.OverrideReason));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_administrator_overrides_four_eyes_with_a_reason_that_is_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.Administrator, Change.Add(A.Membership("PE")));
        var own = new PublishRequest(await database.Save(draft), draft.Version, A.Administrator, FourEyes: true);

        Assert.Equal(Rule.FourEyes, (await database.Publisher.Publish(own)).Rule());
        Assert.Equal(Rule.FourEyes, (await database.Publisher.Publish(own with { OverrideReason = " " })).Rule());
        Assert.Equal(3, (await database.Publisher.Publish(own with { OverrideReason = " Nobody else is there. " })).Revision());

        await using var db = database.Open();
        Assert.Equal("Nobody else is there.", (await db.Load(draft.Number)).OverrideReason);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_altered_in_between_is_shown_side_by_side_and_the_draft_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);
        var late = A.Submitted(A.Editor, Change.End(mexico, A.Today, DateIs.On, []));
        await database.Save(late);
        (await database.Publish(A.OtherEditor, Change.Correct(mexico, mexico with { FromIs = DateIs.By }))).Revision();

        var outcome = await database.Publisher.Publish(new(late.Number, late.Version, A.OtherEditor));

        var conflict = Assert.Single(Assert.IsType<PublishOutcome.InConflict>(outcome).Conflicts);
        Assert.Equal((mexico.FactId, 2, 3), (conflict.Change.FactId, conflict.Then!.RecordedIn, conflict.Now!.RecordedIn));
        Assert.Equal(DateIs.By, ((Membership)conflict.Now).FromIs);
        await AssertRevisions(database, 3);
        await using var db = database.Open();
        var kept = await db.Load(late.Number);
        Assert.Equal((ChangeSetStatus.Submitted, late.Version, 1), (kept.Status, kept.Version, kept.Changes.Count));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_retracted_in_between_has_nothing_on_the_other_side(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);
        (await database.Publish(A.Editor, Change.Retract(mexico))).Revision();

        var outcome = await database.Publish(A.Editor, Change.Retract(mexico));

        var conflict = Assert.Single(Assert.IsType<PublishOutcome.InConflict>(outcome).Conflicts);
        Assert.Equal((2, null), (conflict.Then?.RecordedIn, conflict.Now));
    }

    [SkippableTheory, BothDatabases]
    public async Task Numbers_have_no_gaps_where_publishing_was_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);

        Assert.Equal(3, (await database.Publish(A.Editor, Change.Add(A.Membership("PE")))).Revision());
        Assert.Equal(Rule.OneAtATime, (await database.Publish(A.Editor, Change.Add(A.Membership("PE")))).Rule());
        Assert.Equal(Rule.HasChanges, (await database.Publish(A.Editor)).Rule());
        Assert.Equal(4, (await database.Publish(A.Editor, Change.Add(A.Membership("BR")))).Revision());
        await AssertRevisions(database, 4);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_preview_says_what_publishing_would_say_and_writes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var good = A.Draft(A.Editor, Change.Add(A.Membership("PE")));
        var bad = A.Draft(A.Editor, Change.Add(A.Membership("MX", role: Role.Lead)));
        await database.Save(good);
        await database.Save(bad);

        Assert.IsType<PublishOutcome.Publishable>(await database.Publisher.Preview(good));
        Assert.Equal(Rule.OneAtATime, (await database.Publisher.Preview(bad)).Rule());
        await AssertRevisions(database, 2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Several_are_previewed_at_once_each_with_what_was_published_about_the_same_since(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var mexico = await Mexico(database);
        var ends = await database.Save(A.Draft(A.Editor, Change.Retract(mexico)));
        var joins = await database.Save(A.Draft(A.Editor, Change.Add(A.Membership("PE"))));
        var apart = await database.Save(A.Draft(A.Editor, Change.Add(A.Membership("BR"))));
        await database.Publish(A.Editor, Change.Correct(mexico, mexico with { From = mexico.From.AddDays(1) }), Change.Add(A.Membership("PE")));

        await using var db = database.Open();
        var previews = await database.Publisher.Preview([await db.Load(ends), await db.Load(joins), await db.Load(apart)]);

        Assert.IsType<PublishOutcome.InConflict>(previews[ends].Outcome);
        Assert.Equal(Rule.OneAtATime, previews[joins].Outcome.Rule());
        Assert.IsType<PublishOutcome.Publishable>(previews[apart].Outcome);
        var change = Assert.Single(previews[joins].InterimChanges);
        Assert.Equal((null, "PE", 3), (change.Then, change.Now?.Subject.Country, change.Now?.RecordedIn));
        Assert.Empty(previews[ends].InterimChanges);
        Assert.Empty(previews[apart].InterimChanges);
    }

    private static async Task<Membership> Mexico(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Memberships.AsNoTracking().SingleAsync(m => m.Country == "MX" && m.Committee == A.LaborMobility);
    }

    private static async Task AssertRevisions(TestDatabase database, int newest)
    {
        await using var db = database.Open();
        Assert.Equal(newest, await db.GetNewestRevision());
        Assert.Equal(Enumerable.Range(1, newest), await db.Revisions.OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        Assert.Equal(newest, await db.ChangeSets.CountAsync(c => c.Status == ChangeSetStatus.Published));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_text_written_past_the_forms_is_not_published(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        Change[] unsound =
        [
            Change.Add(A.Source("new") with { Title = "A\u202Etitle" }),
            Change.Add(A.Source("new") with { Publisher = "A\uFFFEministry" }),
            Change.Add(A.Membership("PE") with { Note = LocalizedText.English("As a\u0010letter says.") }),
            Change.Add(A.Source("new") with { Title = "Labor\u00AD Mobility" }),
        ];

        foreach (var change in unsound)
            Assert.Equal(Rule.SoundText, (await database.Publish(A.Editor, change)).Rule());
        await AssertRevisions(database, 2);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_reason_written_past_the_forms_is_not_published(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.Editor, Change.Add(A.Membership("PE")));
        await database.Save(draft);
        foreach (var reason in new[] { "As a\u000Bletter says.", "As a\u0010letter says.", "As a\uFFFEletter says.", " As a letter says.", "\u200B" })
        {
            await using (var db = database.Open())
                await db.ChangeSets.Where(c => c.Number == draft.Number).ExecuteUpdateAsync(set => set.SetProperty(c => c.Reason, reason));

            var refused = Assert.IsType<PublishOutcome.Refused>(await database.Publisher.Publish(new(draft.Number, draft.Version, A.OtherEditor)));
            Assert.Equal((Rule.SoundText, "Reason"), (Assert.Single(refused.BrokenRules).Rule, refused.BrokenRules[0].Field));
            await using var changed = database.Open();
            Assert.IsType<PublishOutcome.Refused>(await database.Publisher.Preview(await changed.Load(draft.Number)));
        }
        await AssertRevisions(database, 2);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_override_says_why_in_a_sound_text(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var draft = A.Submitted(A.Administrator, Change.Add(A.Membership("PE")));
        var request = new PublishRequest(await database.Save(draft), draft.Version, A.Administrator, FourEyes: true);

        Assert.Equal(Rule.SoundText, (await database.Publisher.Publish(request with { OverrideReason = "Nobody\u000Belse is here." })).Rule());
        Assert.Equal(Rule.FourEyes, (await database.Publisher.Publish(request with { OverrideReason = "\u200B" })).Rule());
        Assert.Equal(3, (await database.Publisher.Publish(request with { OverrideReason = "\u00A0Nobody e\u00ADlse is here. " })).Revision());
        await using var db = database.Open();
        Assert.Equal("Nobody else is here.", (await db.Load(draft.Number)).OverrideReason);
    }
}
