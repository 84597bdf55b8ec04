using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>A pillar with its committees.</summary>
/// <param name="Role">The role to show; null for both.</param>
public sealed record PillarSection(PillarDetails Pillar, RegisterSnapshot Snapshot, Role? Role = null);

/// <summary>A committee with its members.</summary>
/// <param name="Role">The role to show; null for both.</param>
public sealed record CommitteeEntry(CommitteeDetails Committee, RegisterSnapshot Snapshot, int HeadingLevel = 3, Role? Role = null);

/// <summary>Links that set a query parameter: “Sort by: name, number of roles”.</summary>
/// <param name="Name">Of the query parameter.</param>
/// <param name="Selected">The value of the current option.</param>
/// <param name="Options">The first is the default.</param>
public sealed record ChoiceGroup(string Label, string Name, string Selected, IReadOnlyList<(string Value, string Text)> Options)
{
    /// <summary>The selected options that are not the default, for the title of a page; null if there are none.</summary>
    public static string? DescribeSelection(IEnumerable<ChoiceGroup> groups) =>
        string.Join(", ", groups.SelectMany(g => g.Options.Skip(1).Where(option => option.Value == g.Selected)).Select(option => option.Text)) is { Length: > 0 } chosen ? chosen : null;
}

/// <param name="Versions">The details over time, oldest first.</param>
public sealed record NamesTable(IReadOnlyList<Details> Versions, NameLookup Names);

/// <summary>The message that a country, committee or pillar is not in force on the day.</summary>
/// <param name="Versions">All known details, oldest first.</param>
/// <param name="Path">Of its page, without the language.</param>
/// <param name="Names">For sources.</param>
public sealed record Absence(IReadOnlyList<Details> Versions, string Path, NameLookup Names);

public sealed record RevisionLine(int Number, DateTime PublishedAt, Reason Reason);
