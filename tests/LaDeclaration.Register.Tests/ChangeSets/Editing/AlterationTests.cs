using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.ChangeSets.Editing;

public sealed class AlterationTests
{
    private static readonly Effect Effect = new(A.Day("2024-01-01"), DateIs.By, "second");
    private static readonly CommitteeDetails Current = A.Committee() with { RecordedIn = 2 };
    private static readonly CommitteeDetails Renamed = Current with { Name = LocalizedText.English("Labour Mobility") };

    [Fact]
    public void What_changed_ends_on_the_day_and_begins_anew()
    {
        var changes = Alteration.Changes(Current, Renamed, recordedWrongly: false, Effect);

        Assert.Equal([Verb.End, Verb.Add], changes.Select(c => c.Verb));
        var (ended, added) = ((CommitteeDetails)changes[0].Proposed!, (CommitteeDetails)changes[1].Proposed!);
        Assert.Equal((Current.FactId, Current.Name, Effect.Day, DateIs.By), (ended.FactId, ended.Name, ended.Until, ended.UntilIs));
        Assert.Equal(["lima", "second"], ended.Sources);
        Assert.Equal((Renamed.Name, Effect.Day, DateIs.By, null), (added.Name, added.From, added.FromIs, added.Until));
        Assert.Equal(["second"], added.Sources);
        Assert.NotEqual(Current.FactId, added.FactId);
    }

    [Fact]
    public void What_was_recorded_wrongly_is_corrected_by_the_source()
    {
        var change = Assert.Single(Alteration.Changes(Current, Renamed, recordedWrongly: true, Effect));

        Assert.Equal((Verb.Correct, Current.FactId, 2), (change.Verb, change.FactId, change.ActsOn));
        Assert.Equal(Renamed with { Sources = ["lima", "second"] }, change.Proposed);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void What_does_not_differ_makes_no_change(bool recordedWrongly) =>
        Assert.Empty(Alteration.Changes(Current, Current with { }, recordedWrongly, Effect));

    [Theory]
    [InlineData("2022-10-06", null, Verb.End)]
    [InlineData("2023-12-31", "2025-01-01", Verb.End)]
    [InlineData("2024-01-01", null, Verb.Retract)]
    [InlineData("2025-01-01", null, Verb.Retract)]
    [InlineData("2022-10-06", "2024-01-01", null)]
    public void What_has_begun_is_ended_and_what_is_announced_is_retracted(string from, string? until, Verb? expected)
    {
        var statement = A.Membership(from: A.Day(from), until: until is null ? null : A.Day(until));

        var change = Alteration.Ends([statement], Effect).SingleOrDefault();

        Assert.Equal(expected, change?.Verb);
        if (expected == Verb.End)
            Assert.Equal((Effect.Day, DateIs.By), (((Membership)change!.Proposed!).Until, ((Membership)change.Proposed).UntilIs));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_draft_is_read_back(bool recordedWrongly)
    {
        var changes = Alteration.Changes(Current, Renamed, recordedWrongly, Effect);
        var other = Change.Add(A.Committee("temporary-protection", from: Effect.Day));
        var draft = A.Draft(A.Editor, [.. changes, other]);

        Assert.Equal(changes, draft.Changes.Where(c => draft.IsAbout(Current)(c)));
        Assert.Equal(Renamed.Name, draft.AsDrafted(Current).Name);
        Assert.Equal(recordedWrongly, draft.IsCorrected(Current));
    }

    [Fact]
    public void Without_a_draft_a_row_is_what_it_is()
    {
        ChangeSet? none = null;

        Assert.Same(Current, none.AsDrafted(Current));
        Assert.False(none.IsCorrected(Current));
        Assert.False(none.IsAbout(Current)(Change.Add(A.Committee())));
    }

    [Theory]
    [InlineData("2022-10-06", "first")]
    [InlineData("2024-01-01", "second")]
    [InlineData("2026-01-01", "third")]
    [InlineData("2022-01-01", "third")]
    public void The_current_version_is_the_one_in_force_or_else_the_last(string day, string expected)
    {
        CommitteeDetails[] versions =
        [
            A.Committee("second", from: A.Day("2024-01-01"), until: A.Day("2025-01-01")),
            A.Committee("third", from: A.Day("2025-01-01"), until: A.Day("2025-06-01")),
            A.Committee("first", until: A.Day("2024-01-01")),
        ];

        Assert.Equal(expected, versions.Current(A.Day(day))!.Committee);
    }
}
