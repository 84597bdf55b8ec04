using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Web.Browsing;

/// <summary>How much pages show whole. Beyond that they show a part of it, or ask for a choice.</summary>
public static class PageLimits
{
    /// <summary>Committees with their members, on a page of a longer list.</summary>
    public const int CommitteesOnPage = 12;

    /// <summary>Committees of all pillars together.</summary>
    private const int AllCommittees = 100;

    /// <summary>Whether a page can show all committees with their members.</summary>
    public static bool CanShowAllCommittees(this IndexOnDay index) =>
        index.Committees.Count <= AllCommittees && index.Pillars.All(p => index.CommitteesOf(p.Pillar).Count <= Pillar.MaxShownCommittees);

    /// <summary>Whether a page can show all endorsing countries.</summary>
    public static bool CanShowAllCountries(this IndexOnDay index) => index.Endorsements.Count <= Country.MaxShown;
}
