using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>The rules that ask who changes what: closing, both roles, a delegate's own country.</summary>
public sealed class ChangeRulesTests
{
    private static readonly DateOnly Closing = A.Day("2024-01-01");
    private static readonly Membership Peru = A.Membership();
    private static readonly List<Recorded> Standing = [.. A.Standing(), Peru];

    [Fact]
    public void Closing_a_committee_is_refused_while_it_has_members()
    {
        var details = Standing.OfType<CommitteeDetails>().Single();

        var broken = Broken(A.Editor, Change.End(details, Closing, DateIs.On, []));

        Assert.Equal((Rule.WithinCommittee, Peru), (Assert.Single(broken).Rule, broken[0].Statement));
    }

    [Fact]
    public void Closing_a_committee_with_its_memberships_is_kept()
    {
        var details = Standing.OfType<CommitteeDetails>().Single();

        Assert.Empty(Broken(A.Editor, Change.End(details, Closing, DateIs.On, []), Change.End(Peru, Closing, DateIs.On, [])));
    }

    [Fact]
    public void Ending_an_endorsement_is_refused_while_the_country_sits_in_a_committee()
    {
        var endorsement = Standing.OfType<Register.Countries.Endorsement>().First();

        Assert.Equal([Rule.WithinEndorsement], Broken(A.Editor, Change.End(endorsement, Closing, DateIs.On, [])).Select(b => b.Rule));
        Assert.Empty(Broken(A.Editor, Change.End(endorsement, Closing, DateIs.On, []), Change.End(Peru, Closing, DateIs.On, [])));
    }

    [Fact]
    public void Both_roles_at_once_need_an_acknowledgement()
    {
        var lead = Change.Add(A.Membership(role: Role.Lead));
        var acknowledged = A.Draft(A.Editor, lead);
        acknowledged.AcknowledgeBothRoles(A.Editor, true, A.Now);

        Assert.Equal([Rule.BothRolesAcknowledged], Broken(A.Editor, lead).Select(b => b.Rule));
        Assert.Empty(Rules.FindBroken(acknowledged, new RegisterState(Standing)));
    }

    [Fact]
    public void Both_roles_that_stand_already_do_not_trouble_another_change()
    {
        var state = new RegisterState([.. Standing, A.Membership(role: Role.Lead)]);

        Assert.Empty(Rules.FindBroken(A.Draft(A.Editor, Change.Add(A.Membership("CL"))), state));
    }

    [Fact]
    public void A_delegate_changes_memberships_of_the_own_country()
    {
        Assert.Empty(Broken(A.PeruDelegate, Change.End(Peru, Closing, DateIs.On, [])));
        Assert.Empty(Broken(A.PeruDelegate, Change.Retract(Peru)));
        Assert.Equal([Rule.OwnCountryOnly], Broken(A.ChileDelegate, Change.End(Peru, Closing, DateIs.On, [])).Select(b => b.Rule));
        Assert.Equal([Rule.OwnCountryOnly], Broken(A.ChileDelegate, Change.Retract(Peru)).Select(b => b.Rule));
    }

    [Fact]
    public void A_delegate_adds_a_source_only_to_cite_it()
    {
        var note = Change.Add(A.Source("note-verbale"));
        var citing = Change.End(Peru, Closing, DateIs.On, ["note-verbale"]);

        Assert.Empty(Broken(A.PeruDelegate, note, citing));
        Assert.Equal([Rule.OwnCountryOnly], Broken(A.PeruDelegate, note).Select(b => b.Rule));
    }

    [Fact]
    public void A_delegate_touches_nothing_else()
    {
        var lima = A.Standing().OfType<Register.Sources.Source>().Single();
        var state = new RegisterState([.. Standing.Where(r => r is not Register.Sources.Source), lima]);
        Change[] foreign =
        [
            Change.Correct(lima, lima with { Title = "Another title" }),
            Change.Add(A.Committee("visa", order: 2)),
            Change.Confirm(Standing.OfType<Register.Countries.Endorsement>().First(), ["second"]),
        ];

        foreach (var change in foreign)
            Assert.Contains(Rules.FindBroken(A.Draft(A.PeruDelegate, change), state), b => b.Rule == Rule.OwnCountryOnly);
    }

    private static IReadOnlyList<BrokenRule> Broken(Actor author, params Change[] changes) =>
        Rules.FindBroken(A.Draft(author, changes), new RegisterState(Standing));
}
