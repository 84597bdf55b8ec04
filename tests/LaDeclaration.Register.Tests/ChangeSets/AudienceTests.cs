using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>Whom an act concerns, for letters and news alike.</summary>
public sealed class AudienceTests
{
    private static readonly Actor[] Everybody = [A.Editor, A.OtherEditor, A.Administrator, A.PeruDelegate, A.ChileDelegate, Actor.Seed];

    [Fact]
    public void A_proposal_concerns_those_who_decide_but_not_its_author() =>
        Concerns(A.Submitted(A.Editor, Adds), Act.Proposed, A.Editor, A.OtherEditor, A.Administrator);

    [Theory]
    [InlineData(Act.Returned)]
    [InlineData(Act.Rejected)]
    [InlineData(Act.Published)]
    public void A_decision_concerns_the_author_but_not_of_what_is_their_own(Act act)
    {
        Concerns(A.Submitted(A.PeruDelegate, Adds), act, A.Editor, A.PeruDelegate);
        Concerns(A.Submitted(A.Editor, Adds), act, A.Editor);
    }

    [Fact]
    public void A_first_word_concerns_those_who_decide_until_somebody_answers()
    {
        var changeSet = A.Submitted(A.PeruDelegate, Adds);
        changeSet.Comment(A.PeruDelegate, "A word more.", A.Now);
        Concerns(changeSet, Act.Commented, A.PeruDelegate, A.Editor, A.OtherEditor, A.Administrator);

        changeSet.Comment(A.Editor, "Which day?", A.Now);
        Concerns(changeSet, Act.Commented, A.PeruDelegate, A.Editor);
        Concerns(changeSet, Act.Commented, A.Editor, A.PeruDelegate);
        Concerns(changeSet, Act.Commented, A.Administrator, A.Editor, A.PeruDelegate);
    }

    [Fact]
    public void A_first_word_about_initial_data_concerns_the_other_editors()
    {
        var changeSet = A.Submitted(Actor.Seed, Adds);
        changeSet.Comment(A.Editor, "Who says so?", A.Now);

        Concerns(changeSet, Act.Commented, A.Editor, A.OtherEditor, A.Administrator);
    }

    private static Change Adds => Change.Add(A.Membership());

    private static void Concerns(ChangeSet changeSet, Act act, Actor by, params Actor[] expected) =>
        Assert.Equal(expected, Everybody.Where(Audience.Of(changeSet, act, by.Id).Includes).OrderBy(who => Array.IndexOf(expected, who)));
}
