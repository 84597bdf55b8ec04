using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>A change made again on the version that stands now, after somebody else published.</summary>
public sealed class ChangeTests
{
    private static readonly DateOnly Day = A.Day("2024-01-01");
    private static readonly Membership Was = A.Membership() with { RecordedIn = 2 };
    private static readonly Membership Stands = Was with { RecordedIn = 5, From = A.LosAngeles, Role = Role.Lead, Sources = ["lima", "second"] };

    [Fact]
    public void An_ending_ends_what_stands_now()
    {
        var again = Change.End(Was, Day, DateIs.By, ["note"]).RebaseOnto(Stands);

        var ended = (Membership)again.Proposed!;
        Assert.Equal((5, Day, DateIs.By, A.LosAngeles, Role.Lead), (again.ActsOn, ended.Until, ended.UntilIs, ended.From, ended.Role));
        Assert.Equal(["lima", "second", "note"], ended.Sources);
        Assert.Empty(ChangeValidation.FindBroken(again, Stands));
    }

    [Fact]
    public void A_confirmation_confirms_what_stands_now()
    {
        var again = Change.Confirm(Was, ["note"]).RebaseOnto(Stands);

        Assert.Equal((5, Role.Lead), (again.ActsOn, ((Membership)again.Proposed!).Role));
        Assert.Empty(ChangeValidation.FindBroken(again, Stands));
    }

    [Fact]
    public void A_correction_and_a_retraction_stay_what_they_were()
    {
        var corrected = Was with { From = Day };

        Assert.Same(corrected, Change.Correct(Was, corrected).RebaseOnto(Stands).Proposed);
        Assert.Equal((5, null), (Change.Retract(Was).RebaseOnto(Stands).ActsOn, Change.Retract(Was).RebaseOnto(Stands).Proposed));
    }
}
