using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>Each rule that holds in every state, kept and broken.</summary>
public sealed class RulesTests
{
    private static readonly DateOnly Ended = A.Day("2023-06-01");

    public static TheoryData<string, Recorded[]> Kept => new()
    {
        { "a member", [A.Membership()] },
        { "one after the other", [A.Membership(until: Ended), A.Membership(from: Ended)] },
        { "another role of another country", [A.Membership("PE", role: Role.Lead), A.Membership("CL")] },
        { "two leads", [A.Membership("PE", role: Role.Lead), A.Membership("CL", role: Role.Lead)] },
        { "a renamed committee and a member across both names",
            [A.Country("BR"), A.Endorsement("BR"), A.Committee("visa", order: 2, until: Ended), A.Committee("visa", order: 2, from: Ended), A.Membership("BR", "visa")] },
        { "a place taken over when it is free", [A.Committee("visa", order: 2, until: Ended), A.Committee("asylum", order: 2, from: Ended)] },
        { "the same place in another pillar", [A.Pillar(3), A.Committee("visa", pillar: 3, order: 1)] },
        { "a country that left and came back",
            [A.Country("BR"), A.Endorsement("BR", until: Ended), A.Endorsement("BR", from: Ended.AddYears(1)), A.Membership("BR", until: Ended), A.Membership("BR", from: Ended.AddYears(1))] },
        { "an announced member", [A.Membership(from: A.Today.AddYears(1))] },
    };

    public static TheoryData<Rule, Recorded[]> BrokenOnes => new()
    {
        { Rule.OneAtATime, [A.Membership(), A.Membership(from: Ended)] },
        { Rule.OneAtATime, [A.Endorsement("PE", from: Ended)] },
        { Rule.OneAtATime, [A.Country("PE", from: Ended)] },
        { Rule.OneAtATime, [A.Pillar(2, from: Ended)] },
        { Rule.OneAtATime, [A.Committee(order: 2, from: Ended)] },
        { Rule.OneAtATime, [A.Source("lima")] },
        { Rule.WithinCommittee, [A.Membership(committee: "unheard-of")] },
        { Rule.WithinCommittee, [A.Membership(from: A.Lima.AddDays(-1))] },
        { Rule.WithinCommittee, [A.Committee("visa", order: 2, until: Ended), A.Membership(committee: "visa")] },
        { Rule.WithinCommittee, [A.Committee("visa", order: 2, until: Ended), A.Membership(committee: "visa", until: Ended.AddDays(1))] },
        { Rule.WithinCommittee, [A.Committee("visa", order: 2, until: Ended), A.Committee("visa", order: 2, from: Ended.AddDays(1)), A.Membership(committee: "visa")] },
        { Rule.WithinEndorsement, [A.Country("BR"), A.Membership("BR")] },
        { Rule.WithinEndorsement, [A.Country("BR"), A.Endorsement("BR", until: Ended), A.Membership("BR")] },
        { Rule.WithinEndorsement, [A.Country("BR"), A.Endorsement("BR", from: Ended), A.Membership("BR")] },
        { Rule.WithinPillar, [A.Committee("visa", pillar: 3)] },
        { Rule.WithinPillar, [A.Pillar(3, until: Ended), A.Committee("visa", pillar: 3)] },
        { Rule.WithinCountry, [A.Endorsement("BR")] },
        { Rule.WithinCountry, [A.Country("BR", from: A.Lima), A.Endorsement("BR", from: A.LosAngeles)] },
        { Rule.UntilAfterFrom, [A.Membership(from: Ended, until: Ended)] },
        { Rule.UntilAfterFrom, [A.Membership(from: Ended, until: Ended.AddDays(-1))] },
        { Rule.CitesSource, [A.Membership() with { Sources = [] }] },
        { Rule.SourceStands, [A.Membership() with { Sources = ["lima", "hearsay"] }] },
        { Rule.OrderUnique, [A.Committee("visa", order: 1)] },
        { Rule.OrderUnique, [A.Committee("visa", order: 2, until: Ended), A.Committee("asylum", order: 2, from: Ended.AddDays(-1))] },
    };

    [Fact]
    public void The_rows_of_the_builders_keep_every_rule() => Assert.Empty(Rules.FindBrokenInvariants(new RegisterState(A.Standing())));

    [Theory, MemberData(nameof(Kept))]
    public void Is_kept_by(string what, Recorded[] rows)
    {
        Assert.NotEmpty(what);
        Assert.Empty(Rules.FindBrokenInvariants(new RegisterState([.. A.Standing(), .. rows])));
    }

    [Theory, MemberData(nameof(BrokenOnes))]
    public void Is_broken_by(Rule rule, Recorded[] rows)
    {
        var broken = Rules.FindBrokenInvariants(new RegisterState([.. A.Standing(), .. rows])).ToList();

        Assert.Equal([rule], broken.Select(b => b.Rule).Distinct());
        Assert.Contains(broken, b => rows.Contains(b.Statement));
    }

    [Fact]
    public void A_collision_names_both_rows()
    {
        var earlier = A.Membership();
        var later = A.Membership(from: Ended);

        var broken = Assert.Single(Rules.FindBrokenInvariants(new RegisterState([.. A.Standing(), later, earlier])));

        Assert.Equal((later, earlier), (broken.Statement, broken.Other));
    }

    [Fact]
    public void A_missing_source_is_named() =>
        Assert.Equal("hearsay", Assert.Single(Rules.FindBrokenInvariants(new RegisterState([.. A.Standing(), A.Membership() with { Sources = ["lima", "hearsay"] }]))).Source);

    [Fact]
    public void Both_roles_are_found_only_while_they_overlap()
    {
        var lead = A.Membership(role: Role.Lead);

        Assert.Single(Rules.FindBothRoles([lead, A.Membership()]));
        Assert.Empty(Rules.FindBothRoles([lead, A.Membership("CL")]));
        Assert.Empty(Rules.FindBothRoles([A.Membership(role: Role.Lead, until: Ended), A.Membership(from: Ended)]));
    }

    [Fact]
    public void Of_rows_that_overlap_each_is_named_once_with_the_one_that_lasts_longest()
    {
        var longest = A.Membership(from: A.Lima, until: A.Day("2024-01-01"));
        var within = A.Membership(from: A.Day("2022-11-01"), until: A.Day("2022-12-01"));
        var late = A.Membership(from: A.Day("2023-12-31"));

        var broken = Rules.FindBrokenInvariants(new RegisterState([.. A.Standing(), late, within, longest]));

        Assert.Equal([(within, longest), (late, longest)], broken.Select(b => ((Membership)b.Statement!, (Membership)b.Other!)));
    }

    [Fact]
    public void Thousands_of_equal_rows_break_a_rule_as_often_as_there_are_rows_and_a_hundred_are_named()
    {
        var rows = Enumerable.Range(0, 5_000).SelectMany(_ => new[] { A.Membership(), A.Membership(role: Role.Lead) }).ToList();
        var state = new RegisterState([.. A.Standing(), .. rows]);

        Assert.Equal(rows.Count - 2, Rules.FindBrokenInvariants(state).Count());
        Assert.InRange(Rules.FindBothRoles(rows).Count(), 1, rows.Count);
        var broken = Rules.FindBroken(A.Draft(A.Editor, [.. rows.Select(Change.Add)]), new RegisterState(A.Standing()));
        Assert.Equal([Rules.MaxPerRule, Rules.MaxPerRule], broken.CountBy(b => b.Rule).Select(kind => kind.Value));
    }

    [Fact]
    public void Frames_that_follow_each_other_cover_together()
    {
        CommitteeDetails[] frames = [A.Committee(from: A.Lima, until: A.Day("2023-01-01")), A.Committee(from: A.Day("2023-01-01"), until: A.Day("2024-01-01")), A.Committee(from: A.Day("2024-01-02"))];

        Assert.DoesNotContain(Rule.WithinCommittee, Broken(A.Membership(from: A.Lima, until: A.Day("2024-01-01"))));
        Assert.DoesNotContain(Rule.WithinCommittee, Broken(A.Membership(from: A.Day("2024-01-02"))));
        Assert.Contains(Rule.WithinCommittee, Broken(A.Membership(from: A.Lima)));
        Assert.Contains(Rule.WithinCommittee, Broken(A.Membership(from: A.Lima, until: A.Day("2024-01-02"))));
        Assert.Contains(Rule.WithinCommittee, Broken(A.Membership(from: A.Day("2024-01-01"), until: A.Day("2024-01-02"))));

        IEnumerable<Rule> Broken(Membership row) =>
            Rules.FindBrokenInvariants(new RegisterState([.. A.Standing().Where(r => r is not CommitteeDetails), .. frames, row])).Select(b => b.Rule);
    }
}
