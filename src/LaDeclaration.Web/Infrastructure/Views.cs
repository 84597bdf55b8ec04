using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>A pillar with its committees, as home, pillar and committees pages show it.</summary>
/// <param name="Role">The only role to show, if not both.</param>
public sealed record PillarSection(PillarDetails Pillar, Roster Roster, Role? Role = null);

/// <summary>A committee with its lead or leads first.</summary>
/// <param name="Role">The only role to show, if not both.</param>
public sealed record CommitteeEntry(CommitteeDetails Committee, Roster Roster, int HeadingLevel = 3, Role? Role = null);

/// <summary>One thing that a page can be asked for in several ways, as links: “Sort by: name, number of roles”.</summary>
/// <param name="Name">Of the query parameter.</param>
/// <param name="Now">What is shown now.</param>
/// <param name="Ways">The first is how the page is when nothing is asked.</param>
public sealed record Choices(string Label, string Name, string Now, IReadOnlyList<(string Value, string Text)> Ways)
{
    /// <summary>What is chosen otherwise than a page is when nothing is asked, for its title; none when nothing is.</summary>
    public static string? ChosenOf(IEnumerable<Choices> choices) =>
        string.Join(", ", choices.SelectMany(c => c.Ways.Skip(1).Where(way => way.Value == c.Now)).Select(way => way.Text)) is { Length: > 0 } chosen ? chosen : null;
}

/// <summary>What a noun was called over time, oldest first.</summary>
public sealed record NamesTable(IReadOnlyList<Details> Versions, NameBook Names);

/// <summary>That a noun was not there on the day asked about, and when it was.</summary>
/// <param name="Versions">All known details, oldest first.</param>
/// <param name="Path">The noun's address below the language.</param>
/// <param name="Names">For the sources.</param>
public sealed record Absence(IReadOnlyList<Details> Versions, string Path, NameBook Names);

/// <summary>The revisions that touched something, newest first.</summary>
public sealed record RevisionLine(int Number, DateTime PublishedAt, Reason Reason);

/// <summary>The end of every form of a <see cref="DraftingPage"/>: the evidence, and where one goes who leaves without saving.</summary>
public sealed record DraftingEnd(EvidenceView Evidence, string Back);

/// <summary>An entry of the register, as staff see it.</summary>
/// <param name="Text">What it says, with its dates.</param>
/// <param name="Dates">The address at which its dates and note are edited.</param>
/// <param name="Edit">The address at which the rest is edited, where it is another than this form's.</param>
public sealed record EntryLine(Said Text, string Dates, string? Edit = null);

/// <summary>The offer to end the memberships that lie within what a form ends.</summary>
public sealed record EndMembershipsView(bool Chosen, IReadOnlyList<EntryLine> Memberships);

/// <summary>What the table of a form about seats shows.</summary>
/// <param name="Heading">What the rows are: countries or committees.</param>
/// <param name="Answers">What stands in the form, by the seat's key.</param>
/// <param name="ByPillar">True where the rows are committees.</param>
/// <param name="Names">For the pillars.</param>
/// <param name="Draft">The draft being filled, if any.</param>
/// <param name="Changed">True where what is taken away changed, unless it is said to have been recorded wrongly: so for a delegate, who knows.</param>
public sealed record SeatTable(
    string Heading, IReadOnlyList<Seat> Seats, IReadOnlyDictionary<string, SeatAnswer> Answers, NameBook Names, ChangeSet? Draft, bool ByPillar = false, bool Changed = false);
