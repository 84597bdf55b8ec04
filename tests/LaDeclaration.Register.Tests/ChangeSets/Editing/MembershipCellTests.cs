using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.ChangeSets.Editing;

public sealed class MembershipCellTests
{
    private static readonly Effect Effect = new(A.Day("2024-01-01"), DateIs.By, "second");

    [Theory]
    [InlineData(MembershipRoles.None, MembershipRoles.Participant, null, false, "Add Participant")]
    [InlineData(MembershipRoles.None, MembershipRoles.Both, null, false, "Add Lead, Add Participant")]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Both, null, false, "Add Lead")]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Both, null, true, "Add Lead, Confirm Participant")]
    [InlineData(MembershipRoles.Participant, MembershipRoles.None, AlterationKind.Changed, false, "End Participant")]
    [InlineData(MembershipRoles.Participant, MembershipRoles.None, AlterationKind.Wrong, false, "Retract Participant")]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Lead, AlterationKind.Changed, false, "End Participant, Add Lead")]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Lead, AlterationKind.Wrong, false, "Correct Lead")]
    [InlineData(MembershipRoles.Lead, MembershipRoles.Participant, AlterationKind.Wrong, false, "Correct Participant")]
    [InlineData(MembershipRoles.Both, MembershipRoles.None, AlterationKind.Changed, false, "End Lead, End Participant")]
    [InlineData(MembershipRoles.Both, MembershipRoles.None, AlterationKind.Wrong, false, "Retract Lead, Retract Participant")]
    [InlineData(MembershipRoles.Both, MembershipRoles.Lead, AlterationKind.Changed, true, "End Participant, Confirm Lead")]
    [InlineData(MembershipRoles.Both, MembershipRoles.Both, null, true, "Confirm Lead, Confirm Participant")]
    [InlineData(MembershipRoles.Both, MembershipRoles.Both, null, false, "")]
    public void What_is_posted_comes_to_changes_and_is_read_back_from_them(MembershipRoles now, MembershipRoles role, AlterationKind? how, bool confirm, string expected)
    {
        var cell = Cell(now);

        var changes = cell.Changes(new PostedCell { Role = role, How = how, Confirm = confirm }, Effect).ToList();

        Assert.Equal(expected, string.Join(", ", changes.Select(c => $"{c.Verb} {RoleOf(c, cell)}")));
        Assert.All(changes, change => Assert.True(cell.IsReplaced(change)));
        var posted = cell.PostedIn(changes);
        Assert.Equal((role, how, confirm), (posted.Role, posted.How, posted.Confirm));
    }

    [Fact]
    public void Each_change_has_the_day_and_the_source_that_it_needs()
    {
        var changed = Rows(Cell(MembershipRoles.Participant), MembershipRoles.Lead, AlterationKind.Changed);

        Assert.Equal((Effect.Day, DateIs.By), (changed[0].Until, changed[0].UntilIs));
        Assert.Equal(["lima", "second"], changed[0].Sources);
        Assert.Equal(("PE", A.LaborMobility, Effect.Day, DateIs.By), (changed[1].Country, changed[1].Committee, changed[1].From, changed[1].FromIs));
        Assert.Equal(["second"], changed[1].Sources);

        var corrected = Assert.Single(Rows(Cell(MembershipRoles.Participant), MembershipRoles.Lead, AlterationKind.Wrong));
        Assert.Equal((A.Lima, null), (corrected.From, corrected.Until));
        Assert.Equal(["lima", "second"], corrected.Sources);
    }

    [Theory]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Participant, null, false, false, false, false)]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Participant, null, true, true, false, false)]
    [InlineData(MembershipRoles.None, MembershipRoles.None, null, true, false, false, false)]
    [InlineData(MembershipRoles.None, MembershipRoles.Lead, null, false, true, false, true)]
    [InlineData(MembershipRoles.Participant, MembershipRoles.None, null, false, true, true, true)]
    [InlineData(MembershipRoles.Participant, MembershipRoles.None, AlterationKind.Changed, false, true, true, true)]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Lead, AlterationKind.Wrong, false, true, true, false)]
    [InlineData(MembershipRoles.Participant, MembershipRoles.Both, AlterationKind.Wrong, false, true, false, true)]
    public void What_is_posted_says_whether_it_differs_takes_away_and_needs_a_date(
        MembershipRoles now, MembershipRoles role, AlterationKind? how, bool confirm, bool isDifferent, bool takesAway, bool isDated)
    {
        var (cell, posted) = (Cell(now), new PostedCell { Role = role, How = how, Confirm = confirm });

        Assert.Equal((isDifferent, takesAway, isDated), (cell.IsDifferent(posted), cell.TakesAway(posted), cell.IsDated(posted)));
    }

    [Fact]
    public void A_role_that_is_announced_clashes_with_the_same_role_now_unless_the_draft_alters_it()
    {
        var announced = A.Membership(role: Role.Lead, from: A.Today.AddDays(30));
        var cell = Cell(MembershipRoles.Participant) with { Later = [announced] };

        Assert.Equal(announced, cell.Clashing(MembershipRoles.Both, null));
        Assert.Null(cell.Clashing(MembershipRoles.Participant, null));
        Assert.Null(cell.Clashing(MembershipRoles.Both, A.Draft(A.Editor, Change.Retract(announced))));
        Assert.Equal([announced], cell.Announced(A.Today));
    }

    [Fact]
    public void What_a_draft_does_to_another_cell_or_to_the_dates_is_not_replaced()
    {
        var cell = Cell(MembershipRoles.Participant);

        Assert.False(cell.IsReplaced(Change.Add(A.Membership("CL"))));
        Assert.False(cell.IsReplaced(Change.Retract(A.Membership())));
        Assert.False(cell.IsReplaced(Change.Add(A.Source())));
        Assert.False(cell.IsReplaced(Change.Correct(cell.Current[0], cell.Current[0] with { From = A.Today })));
    }

    private static MembershipCell Cell(MembershipRoles now) => new("PE", "PE", A.LaborMobility, LocalizedText.English("Peru"), 2,
        [.. Enum.GetValues<Role>().Where(role => now.HasFlag(role == Role.Lead ? MembershipRoles.Lead : MembershipRoles.Participant)).Select(role => A.Membership(role: role))], []);

    private static List<Membership> Rows(MembershipCell cell, MembershipRoles role, AlterationKind how) =>
        [.. cell.Changes(new PostedCell { Role = role, How = how }, Effect).Select(c => (Membership)c.Proposed!)];

    private static Role RoleOf(Change change, MembershipCell cell) => ((Membership?)change.Proposed ?? cell.Current.Single(m => m.FactId == change.FactId)).Role;
}
