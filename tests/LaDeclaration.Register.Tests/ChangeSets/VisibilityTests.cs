using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>Who sees a change set before it is published.</summary>
public sealed class VisibilityTests
{
    private static readonly Actor SecondPeruDelegate = new("delegate-pe-2", StaffRole.Delegate, "PE");

    [Fact]
    public void A_draft_is_its_authors_alone()
    {
        var draft = A.Draft(A.PeruDelegate, Change.Add(A.Membership()));

        Assert.Equal([A.PeruDelegate], WhoSees(draft));
    }

    [Fact]
    public void Once_submitted_editors_and_delegates_of_the_country_see_it()
    {
        var submitted = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));

        Assert.Equal([A.PeruDelegate, SecondPeruDelegate, A.Editor, A.Administrator], WhoSees(submitted));
    }

    [Fact]
    public void A_delegate_does_not_see_an_editors_change_set_about_the_country()
    {
        var submitted = A.Submitted(A.Editor, Change.Add(A.Membership("PE")));

        Assert.Equal([A.Editor, A.Administrator], WhoSees(submitted));
    }

    [Fact]
    public void A_draft_withdrawn_before_it_was_submitted_stays_its_authors()
    {
        var draft = A.Draft(A.PeruDelegate, Change.Add(A.Membership()));
        draft.Withdraw(A.PeruDelegate, A.Now);

        Assert.Equal([A.PeruDelegate], WhoSees(draft));
    }

    [Fact]
    public void Initial_data_is_for_every_editor_in_every_status()
    {
        var seed = A.Submitted(Actor.Seed, Change.Add(A.Membership()));
        Assert.Equal([A.Editor, A.Administrator], WhoSees(seed));

        seed.Return(A.Editor, "Mend it.", A.Now);
        Assert.Equal([A.Editor, A.Administrator], WhoSees(seed));
    }

    private static IEnumerable<Actor> WhoSees(ChangeSet changeSet) =>
        new[] { A.PeruDelegate, SecondPeruDelegate, A.ChileDelegate, A.Editor, A.Administrator }.Where(changeSet.IsVisibleTo);
}
