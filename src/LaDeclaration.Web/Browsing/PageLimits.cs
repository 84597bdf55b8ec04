using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Web.Browsing;

/// <summary>How much pages show whole. Beyond that they show a part of it, or ask for a choice.</summary>
public static class PageLimits
{
    /// <summary>Committees with their members, on a page of a longer list.</summary>
    public const int CommitteesOnPage = 12;

    /// <summary>Countries on a page of a longer list.</summary>
    public const int CountriesOnPage = 30;

    /// <summary>Roles of one country or in one committee, past ones too, that a chart of them over time shows together.</summary>
    public const int RolesOverTime = 80;

    /// <summary>Columns of a table of countries and committees, if it is too large to be shown whole.</summary>
    public const int ColumnsOnPage = 8;

    /// <summary>Entries of each kind on a page of gaps.</summary>
    public const int GapsOnPage = 12;

    /// <summary>Sources on a page of a longer list.</summary>
    public const int SourcesOnPage = 25;

    /// <summary>Changes of one revision, or between two dates, that a page shows.</summary>
    public const int Changes = 150;

    /// <summary>Cells of a table of countries and committees that is shown whole.</summary>
    private const int Cells = 1_000;

    /// <summary>Committees of all pillars together.</summary>
    public const int AllCommittees = 100;

    /// <summary>Whether a page can show all committees with their members.</summary>
    public static bool CanShowAllCommittees(this IndexOnDay index) =>
        index.Committees.Count <= AllCommittees && index.Pillars.All(p => index.CommitteesOf(p.Pillar).Count <= Pillar.MaxShownCommittees);

    /// <summary>Whether a table can show all endorsing countries and these committees.</summary>
    public static bool CanShowTable(this IndexOnDay index, int committees) => CanShowTable(index.Endorsements.Count, committees);

    public static bool CanShowTable(int countries, int committees) => countries <= Country.MaxShown && committees * countries <= Cells;

    /// <summary>Columns of a table with a row for every country, if it is too large to be shown whole.</summary>
    public static int CountColumns(int countries) => Math.Clamp(Cells / Math.Max(countries, 1), 1, ColumnsOnPage);
}
