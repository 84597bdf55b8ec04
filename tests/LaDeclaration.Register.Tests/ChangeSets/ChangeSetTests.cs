using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.Tests.ChangeSets;

public sealed class ChangeSetTests
{
    private static readonly DateTime Later = A.Now.AddHours(1);

    public static TheoryData<string, Action<ChangeSet, Actor>> Alterations => new()
    {
        { "explain", (c, by) => c.SetReason(by, "Another reason.", "es", Later) },
        { "acknowledge", (c, by) => c.AcknowledgeBothRoles(by, true, Later) },
        { "put", (c, by) => c.AddOrReplace(by, [Change.Add(A.Membership("CL"))], Later) },
        { "leave out", (c, by) => c.RemoveChanges(by, _ => true, Later) },
        { "submit", (c, by) => c.Submit(by, Later) },
    };

    [Theory, MemberData(nameof(Alterations))]
    public void Only_its_author_alters_it_and_each_alteration_counts_up(string what, Action<ChangeSet, Actor> alter)
    {
        var draft = A.Draft(A.PeruDelegate, Change.Add(A.Membership()));
        var version = draft.Version;

        Refused(Rule.AuthorEdits, () => alter(draft, A.Editor));
        Assert.Equal(version, draft.Version);
        alter(draft, A.PeruDelegate);
        Assert.Equal((version + 1, Later), (draft.Version, draft.ChangedAt));
        Assert.NotEmpty(what);
    }

    [Theory, MemberData(nameof(Alterations))]
    public void Once_submitted_nobody_alters_it(string what, Action<ChangeSet, Actor> alter)
    {
        var submitted = A.Submitted(A.Editor, Change.Add(A.Membership()));

        Refused(Rule.StillOpen, () => alter(submitted, A.Editor));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Is_not_submitted_without_changes_or_reason()
    {
        var empty = A.Draft(A.Editor);
        var silent = A.Draft(A.Editor, Change.Add(A.Membership()));
        silent.SetReason(A.Editor, "  ", "en", A.Now);

        Refused(Rule.HasChanges, () => empty.Submit(A.Editor, A.Now));
        Refused(Rule.HasReason, () => silent.Submit(A.Editor, A.Now));
        Assert.Equal((ChangeSetStatus.Draft, ChangeSetStatus.Draft), (empty.Status, silent.Status));
    }

    [Fact]
    public void Holds_at_most_one_change_of_a_fact_numbered_from_one()
    {
        var (first, second) = (A.Membership("PE"), A.Membership("CL"));
        var draft = A.Draft(A.Editor, Change.Add(first), Change.Add(second));
        var mended = Change.Add(second with { From = A.Today });

        draft.AddOrReplace(A.Editor, [mended], Later);
        draft.RemoveChanges(A.Editor, c => c.FactId == first.FactId, Later);

        Assert.Equal(mended, Assert.Single(draft.Changes));
        Assert.Equal(1, mended.Position);
    }

    [Fact]
    public void Its_author_withdraws_it_while_it_is_open()
    {
        var draft = A.Draft(A.PeruDelegate, Change.Add(A.Membership()));
        var submitted = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));

        Refused(Rule.AuthorEdits, () => submitted.Withdraw(A.Administrator, Later));
        draft.Withdraw(A.PeruDelegate, Later);
        submitted.Withdraw(A.PeruDelegate, Later);

        Assert.Equal((ChangeSetStatus.Withdrawn, ChangeSetStatus.Withdrawn), (draft.Status, submitted.Status));
        Refused(Rule.StillOpen, () => submitted.Withdraw(A.PeruDelegate, Later));
        Refused(Rule.StillOpen, () => submitted.Reject(A.Editor, "Too late.", Later));
    }

    [Fact]
    public void Its_author_takes_it_out_of_the_queue_changes_it_and_submits_it_again()
    {
        var submitted = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));
        var version = submitted.Version;

        Refused(Rule.AuthorEdits, () => submitted.Reopen(A.Editor, Later));
        submitted.Reopen(A.PeruDelegate, Later);

        Assert.Equal((ChangeSetStatus.Draft, version + 1, false), (submitted.Status, submitted.Version, submitted.IsReturned));
        Assert.False(submitted.IsVisibleTo(A.Editor));
        Refused(Rule.StillOpen, () => submitted.Reopen(A.PeruDelegate, Later));
        submitted.SetReason(A.PeruDelegate, "Better said.", "en", Later);
        submitted.Submit(A.PeruDelegate, Later);
        Assert.Equal(["Because a source says so.", "Better said."], submitted.Submissions.Select(s => s.Reason));
    }

    [Fact]
    public void What_was_returned_once_and_then_reopened_is_not_returned()
    {
        var set = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));
        set.Return(A.Editor, "Which day?", A.Now);
        Assert.Equal("Which day?", set.ReturnRemark?.Text);

        set.Submit(A.PeruDelegate, Later);
        set.Reopen(A.PeruDelegate, Later);

        Assert.Null(set.ReturnRemark);
    }

    [Fact]
    public void An_editor_returns_it_with_a_comment_and_the_author_goes_on()
    {
        var submitted = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));
        var version = submitted.Version;

        Refused(Rule.HasReason, () => submitted.Return(A.Editor, " ", Later));
        submitted.Return(A.Editor, " Which day? ", Later);

        Assert.Equal((ChangeSetStatus.Draft, version + 1), (submitted.Status, submitted.Version));
        Assert.Equal(new Remark(RemarkKind.Returned, "Which day?", "editor", StaffRole.Editor, Later), Assert.Single(submitted.Remarks));
        submitted.Submit(A.PeruDelegate, Later);
    }

    [Fact]
    public void An_editor_rejects_it_with_a_reason_once()
    {
        var submitted = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));

        Refused(Rule.EditorDecides, () => submitted.Reject(A.PeruDelegate, "No.", Later));
        Refused(Rule.EditorDecides, () => submitted.Return(A.ChileDelegate, "No.", Later));
        submitted.Reject(A.Editor, "No source says so.", Later);

        Assert.Equal(ChangeSetStatus.Rejected, submitted.Status);
        Refused(Rule.StillOpen, () => submitted.Return(A.Editor, "Or rather …", Later));
    }

    [Fact]
    public void A_draft_is_not_decided_on()
    {
        var draft = A.Draft(A.Editor, Change.Add(A.Membership()));

        Refused(Rule.StillOpen, () => draft.Return(A.Editor, "Early.", Later));
        Refused(Rule.StillOpen, () => draft.Reject(A.OtherEditor, "Early.", Later));
    }

    [Fact]
    public void Whoever_mends_returned_initial_data_becomes_its_author()
    {
        var seed = A.Submitted(Actor.Seed, Change.Add(A.Membership()));
        seed.Return(A.Editor, "The day is known now.", Later);

        Refused(Rule.AuthorEdits, () => seed.SetReason(A.PeruDelegate, "Mine.", "en", Later));
        seed.SetReason(A.OtherEditor, "The day is known.", "en", Later);

        Assert.True(seed.IsAuthoredBy(A.OtherEditor));
        Refused(Rule.AuthorEdits, () => seed.Submit(A.Editor, Later));
    }

    private static void Refused(Rule rule, Action act) =>
        Assert.Equal(rule, Assert.Single(Assert.Throws<RefusedException>(act).BrokenRules).Rule);

    [Fact]
    public void No_verb_takes_a_text_that_is_not_sound()
    {
        var set = A.Submitted(A.Editor, Change.Add(A.Membership()));
        var draft = A.Draft(A.Editor, Change.Add(A.Membership()));

        Refused("Reason", () => ChangeSet.Draft(A.Editor, "As a\u000Bletter says.", "en", 0, A.Now));
        Refused("Reason", () => draft.SetReason(A.Editor, "As a\u0010letter says.", "en", A.Now));
        Refused("Reason", () => draft.SetReason(A.Editor, new string('x', ChangeSet.ReasonMaxLength + 1), "en", A.Now));
        Refused("Remark", () => set.Comment(A.Editor, "A\uFFFEletter?", A.Now));
        Refused("Remark", () => set.Return(A.OtherEditor, "A\u202Eletter?", A.Now));
        Refused("Remark", () => set.Reject(A.OtherEditor, "\uD800", A.Now));
        Assert.Empty(set.Remarks);
        set.Comment(A.Editor, "\u200B Is there a no\u00ADte?\r\n", A.Now);
        Assert.Equal("Is there a note?", Assert.Single(set.Remarks).Text);

        static void Refused(string field, Action verb)
        {
            var broken = Assert.Single(Assert.Throws<RefusedException>(verb).BrokenRules);
            Assert.Equal((Rule.SoundText, field), (broken.Rule, broken.Field));
        }
    }
}
