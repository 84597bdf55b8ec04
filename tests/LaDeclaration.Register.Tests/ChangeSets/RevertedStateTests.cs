using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>Whether revision 3 was undone, given what stood before it and what happened after.</summary>
public sealed class RevertedStateTests
{
    private const int Revision = 3;
    private static readonly Membership Peru = A.Membership() with { RecordedIn = 2 };
    private static readonly Membership Chile = A.Membership("CL") with { RecordedIn = Revision };

    [Fact]
    public void What_stands_is_not_undone() => Assert.Null(Of([Change.Add(Chile)], Chile));

    [Fact]
    public void An_add_is_undone_when_it_is_taken_back() =>
        Assert.Equal(new RevertedState(4, true), Of([Change.Add(Chile)], Chile with { SupersededIn = 4 }));

    [Fact]
    public void What_was_ended_is_undone_when_it_says_again_what_it_said()
    {
        var end = Change.End(Peru, A.Today, DateIs.On, ["lima"]);
        var ended = (Membership)end.Proposed! with { RecordedIn = Revision, SupersededIn = 5 };

        Assert.Equal(new RevertedState(5, true), Of([end], Peru with { SupersededIn = Revision }, ended, Peru with { RecordedIn = 5 }));
        Assert.Null(Of([end], Peru with { SupersededIn = Revision }, ended, ended with { RecordedIn = 5, SupersededIn = null, Until = A.Today.AddDays(1) }));
    }

    [Fact]
    public void What_was_retracted_is_undone_when_it_is_there_again() =>
        Assert.Equal(new RevertedState(6, true), Of([Change.Retract(Peru)], Peru with { SupersededIn = Revision }, Peru with { RecordedIn = 6 }));

    [Fact]
    public void Part_of_it_may_be_undone_and_sources_that_stay_do_not_count()
    {
        var (other, source) = (A.Membership("PE", "visa") with { RecordedIn = Revision }, A.Source("note"));

        Assert.Equal(new RevertedState(4, false), Of([Change.Add(Chile), Change.Add(other)], Chile with { SupersededIn = 4 }, other));
        Assert.Equal(new RevertedState(4, true), Of([Change.Add(Chile), Change.Add(source)], Chile with { SupersededIn = 4 }));
    }

    [Fact]
    public void What_happens_to_a_part_of_it_later_does_not_make_the_undoing_a_part()
    {
        var other = A.Membership("PE", "visa") with { RecordedIn = Revision, SupersededIn = 4 };
        var again = other with { RecordedIn = 6, SupersededIn = null };

        Assert.Equal(new RevertedState(4, true), Of([Change.Add(Chile), Change.Add(other)], Chile with { SupersededIn = 4 }, other, again));
    }

    private static RevertedState? Of(IReadOnlyList<Change> published, params Statement[] versions) =>
        RevertedState.Of(published, versions.ToLookup(v => v.FactId), Revision);
}
