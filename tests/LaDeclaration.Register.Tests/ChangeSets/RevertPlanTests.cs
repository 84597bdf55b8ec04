using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>Undoing revision 3, given what stood before it and what happened after.</summary>
public sealed class RevertPlanTests
{
    private const int Revision = 3;
    private static readonly DateOnly Day = A.Day("2024-01-01");
    private static readonly Membership Peru = A.Membership() with { RecordedIn = 2 };
    private static readonly Membership Over = Peru with { Until = Day, UntilIs = DateIs.On, Sources = ["lima", "second"] };

    [Fact]
    public void An_add_is_retracted()
    {
        var undone = Assert.Single(Undo([Change.Add(Peru)], Peru with { RecordedIn = Revision }).Changes);

        Assert.Equal((Verb.Retract, Revision, Peru.FactId), (undone.Verb, undone.ActsOn, undone.FactId));
    }

    [Fact]
    public void What_was_ended_corrected_or_confirmed_says_what_it_said_before()
    {
        foreach (var change in new[] { Change.End(Peru, Day, DateIs.On, ["second"]), Change.Correct(Peru, Over), Change.Confirm(Peru, ["second"]) })
        {
            var undone = Assert.Single(Undo([change], Peru with { SupersededIn = Revision }, Made(change)).Changes);

            Assert.Equal((Verb.Correct, Revision), (undone.Verb, undone.ActsOn));
            Assert.True(undone.Proposed!.HasSameContentAs(Peru));
        }
    }

    [Fact]
    public void What_was_retracted_is_added_under_its_id()
    {
        var undone = Assert.Single(Undo([Change.Retract(Peru)], Peru with { SupersededIn = Revision }).Changes);

        Assert.Equal((Verb.Add, null, Peru.FactId), (undone.Verb, undone.ActsOn, undone.FactId));
        Assert.True(undone.Proposed!.HasSameContentAs(Peru));
    }

    [Fact]
    public void What_has_been_changed_since_is_left_alone_with_what_it_says_now()
    {
        var end = Change.End(Peru, Day, DateIs.On, ["second"]);
        var later = Over with { RecordedIn = 5, Until = Day.AddDays(1) };

        var reversal = Undo([end], Peru with { SupersededIn = Revision }, Made(end, supersededIn: 5), later);

        Assert.Empty(reversal.Changes);
        var left = Assert.Single(reversal.Skipped);
        Assert.Equal((end, later, 5), (left.Change, left.Now, left.ChangedIn));
        Assert.True(left.Was!.HasSameContentAs(Peru));
    }

    [Fact]
    public void What_has_been_taken_back_since_is_left_alone()
    {
        var left = Assert.Single(Undo([Change.Add(Peru)], Peru with { RecordedIn = Revision, SupersededIn = 6 }).Skipped);

        Assert.Equal((null, 6), (left.Now, left.ChangedIn));
    }

    [Fact]
    public void What_has_been_put_back_since_is_left_alone()
    {
        var left = Assert.Single(Undo([Change.Retract(Peru)], Peru with { SupersededIn = Revision }, Peru with { RecordedIn = 4 }).Skipped);

        Assert.Equal(4, left.ChangedIn);
    }

    [Fact]
    public void What_was_changed_since_and_put_back_word_for_word_can_be_undone()
    {
        var reversal = Undo([Change.Add(Peru)], Peru with { RecordedIn = Revision, SupersededIn = 4 }, Over with { RecordedIn = 4, SupersededIn = 5 }, Peru with { RecordedIn = 5 });

        Assert.Equal((Verb.Retract, 5), (Assert.Single(reversal.Changes).Verb, reversal.Changes[0].ActsOn));
    }

    [Fact]
    public void A_correction_that_altered_nothing_leaves_nothing_to_undo()
    {
        var reversal = Undo([Change.Correct(Peru, Peru)], Peru with { SupersededIn = Revision }, Peru with { RecordedIn = Revision });

        Assert.Empty(reversal.Changes);
        Assert.Empty(reversal.Skipped);
    }

    [Fact]
    public void An_added_source_goes_with_the_last_that_cites_it()
    {
        var source = A.Source("second");
        var joins = Peru with { Sources = ["second"], RecordedIn = Revision };

        var reversal = Undo([Change.Add(source), Change.Add(joins)], source with { RecordedIn = Revision }, joins);

        Assert.Equal([joins.FactId, source.FactId], reversal.Changes.Select(c => c.FactId));
        Assert.Empty(reversal.Skipped);
    }

    [Fact]
    public void An_added_source_stays_while_something_else_cites_it()
    {
        var source = A.Source("second");
        var joins = Peru with { Sources = ["second"], RecordedIn = Revision };
        var other = A.Membership("CL") with { Sources = ["lima", "second"], RecordedIn = 4 };

        var reversal = Undo([Change.Add(source), Change.Add(joins)], source with { RecordedIn = Revision }, joins, other);

        Assert.Equal(joins.FactId, Assert.Single(reversal.Changes).FactId);
        var left = Assert.Single(reversal.Skipped);
        Assert.Equal((source.FactId, null), (left.Change.FactId, left.ChangedIn));
        Assert.Equal(other, Assert.Single(left.CitedBy));
    }

    [Fact]
    public void A_corrected_source_says_what_it_said_before_though_it_is_cited()
    {
        var source = A.Source() with { RecordedIn = 1 };
        var retitled = source with { Title = "Another title" };

        var reversal = Undo([Change.Correct(source, retitled)], source with { SupersededIn = Revision }, retitled with { RecordedIn = Revision }, Peru);

        Assert.Equal(source.Title, Assert.IsType<Source>(Assert.Single(reversal.Changes).Proposed).Title);
    }

    private static Recorded Made(Change change, int? supersededIn = null) => change.Proposed! with { RecordedIn = Revision, SupersededIn = supersededIn };

    private static RevertPlan Undo(Change[] published, params Recorded[] versions) => RevertPlan.Create(published, versions, Revision);
}
