using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets.Editing;

/// <summary>Chile leads Labor Mobility and hands the lead over to Peru.</summary>
public sealed class HandOverTests
{
    private static readonly Effect Effect = new(A.Day("2024-01-01"), DateIs.By, "second");
    private static readonly Membership Lead = A.Membership("CL", role: Role.Lead);
    private static readonly Membership Former = A.Membership("CL");
    private static readonly Membership Successor = A.Membership("PE");
    private static readonly Membership Announced = A.Membership("PE", from: A.Day("2025-01-01"));
    private static readonly Membership Ended = A.Membership("PE", until: A.Day("2023-01-01"));
    private static readonly Membership Other = A.Membership("BR");

    public static TheoryData<Afterwards, Membership[], string> Cases => new()
    {
        { Afterwards.TakesPart, [], "End CL Lead, Add CL Participant, Add PE Lead" },
        { Afterwards.TakesPart, [Former], "End CL Lead, Add PE Lead" },
        { Afterwards.Leaves, [], "End CL Lead, Add PE Lead" },
        { Afterwards.Leaves, [Former], "End CL Lead, End CL Participant, Add PE Lead" },
        { Afterwards.TakesPart, [Successor, Other], "End CL Lead, Add CL Participant, End PE Participant, Add PE Lead" },
        { Afterwards.TakesPart, [Announced], "End CL Lead, Add CL Participant, Retract PE Participant, Add PE Lead" },
        { Afterwards.TakesPart, [Ended], "End CL Lead, Add CL Participant, Add PE Lead" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void It_comes_to_changes_and_is_read_back_from_a_draft(Afterwards afterwards, Membership[] others, string expected)
    {
        Membership[] memberships = [Lead, .. others];

        var changes = new HandOver(Lead, "PE", afterwards, memberships).Changes(Effect);

        Assert.Equal(expected, string.Join(", ", changes.Select(c => Describe(c, memberships))));
        Assert.All(changes.Select(c => c.Proposed).OfType<Membership>(), row => Assert.Equal((Effect.Day, DateIs.By), row.Until is null ? (row.From, row.FromIs) : (row.Until, row.UntilIs)));
        var drafted = HandOver.In(A.Draft(A.Editor, [.. changes]), A.LaborMobility, memberships)!;
        Assert.Equal(("CL", "PE", afterwards), (drafted.Lead.Country, drafted.To, drafted.Afterwards));
    }

    public static TheoryData<string, Change[]> Otherwise => new()
    {
        { "no successor", [Effect.End(Lead)] },
        { "no predecessor", [Effect.Begin("PE", A.LaborMobility, Role.Lead)] },
        { "a third country", [Effect.End(Lead), Effect.Begin("PE", A.LaborMobility, Role.Lead), Effect.Begin("BR", A.LaborMobility, Role.Participant)] },
        { "two days", [Effect.End(Lead), (Effect with { Day = A.Today }).Begin("PE", A.LaborMobility, Role.Lead)] },
        { "two committees", [Effect.End(Lead), Effect.Begin("PE", "temporary-protection", Role.Lead)] },
    };

    [Theory, MemberData(nameof(Otherwise))]
    public void A_draft_that_says_something_else_is_no_hand_over(string what, Change[] changes) =>
        Assert.True(HandOver.In(A.Draft(A.Editor, changes), A.LaborMobility, [Lead]) is null, what);

    [Fact]
    public void Without_a_draft_there_is_none() => Assert.Null(HandOver.In(null, A.LaborMobility, [Lead]));

    private static string Describe(Change change, Membership[] memberships)
    {
        var row = (Membership?)change.Proposed ?? memberships.Single(m => m.FactId == change.FactId);
        return $"{change.Verb} {row.Country} {row.Role}";
    }
}
