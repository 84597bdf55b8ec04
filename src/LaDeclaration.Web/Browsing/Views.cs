using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>A pillar with its committees, as home, pillar and committees pages show it.</summary>
/// <param name="Role">The only role to show, if not both.</param>
public sealed record PillarSection(PillarDetails Pillar, RegisterSnapshot Snapshot, Role? Role = null);

/// <summary>A committee with its lead or leads first.</summary>
/// <param name="Role">The only role to show, if not both.</param>
public sealed record CommitteeEntry(CommitteeDetails Committee, RegisterSnapshot Snapshot, int HeadingLevel = 3, Role? Role = null);

/// <summary>One thing that a page can be asked for in several ways, as links: “Sort by: name, number of roles”.</summary>
/// <param name="Name">Of the query parameter.</param>
/// <param name="Now">What is shown now.</param>
/// <param name="Ways">The first is how the page is when nothing is asked.</param>
public sealed record ChoiceGroup(string Label, string Name, string Now, IReadOnlyList<(string Value, string Text)> Ways)
{
    /// <summary>What is chosen otherwise than a page is when nothing is asked, for its title; none when nothing is.</summary>
    public static string? ChosenOf(IEnumerable<Choices> choices) =>
        string.Join(", ", choices.SelectMany(c => c.Ways.Skip(1).Where(way => way.Value == c.Now)).Select(way => way.Text)) is { Length: > 0 } chosen ? chosen : null;
}

/// <summary>What a noun was called over time, oldest first.</summary>
public sealed record NamesTable(IReadOnlyList<Details> Versions, NameLookup Names);

/// <summary>That a noun was not there on the day asked about, and when it was.</summary>
/// <param name="Versions">All known details, oldest first.</param>
/// <param name="Path">The noun's address below the language.</param>
/// <param name="Names">For the sources.</param>
public sealed record Absence(IReadOnlyList<Details> Versions, string Path, NameLookup Names);

/// <summary>The revisions that touched something, newest first.</summary>
public sealed record RevisionLine(int Number, DateTime PublishedAt, Reason Reason);

