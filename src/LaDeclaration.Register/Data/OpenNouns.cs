using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Data;

/// <summary>What is in force on the index's day or begins later, which is what forms offer to choose from.</summary>
public static class OpenNouns
{
    /// <summary>The codes of the countries that endorse the Declaration, in any order.</summary>
    public static IReadOnlyList<string> FindOpenCountries(this IndexOnDay index) =>
        [.. index.Endorsements.Concat(index.Announced.OfType<Endorsement>()).Select(e => e.Country).Distinct()];

    public static bool IsOpenCountry(this IndexOnDay index, string code) => index.Index.EndorsementsOf(code).Any(e => !e.HasEndedBy(index.Day));

    /// <summary>As they are on the day, otherwise as they will be; sorted by number.</summary>
    public static IReadOnlyList<PillarDetails> FindOpenPillars(this IndexOnDay index) =>
        [.. index.Index.Pillars.Where(p => !p.HasEndedBy(index.Day)).GroupBy(p => p.Pillar).OrderBy(p => p.Key).Select(p => p.Current(index.Day)!)];

    /// <summary>As they are on the day, otherwise as they will be first; sorted by pillar and order.</summary>
    /// <param name="pillar">If not null, only those in it.</param>
    public static IReadOnlyList<CommitteeDetails> FindOpenCommittees(this IndexOnDay index, int? pillar = null)
    {
        var inForce = pillar is { } number ? index.CommitteesOf(number) : index.Committees;
        var announced = index.Announced.OfType<CommitteeDetails>().DistinctBy(c => c.Committee).Where(c => c.Pillar == (pillar ?? c.Pillar) && index.Committee(c.Committee) is null).ToList();
        return announced.Count == 0 ? inForce : [.. inForce.Concat(announced).OrderBy(c => c.Pillar).ThenBy(c => c.Order)];
    }

    /// <summary>As it is on the day, otherwise as it will be first; null if it is not there any more.</summary>
    public static CommitteeDetails? FindOpenCommittee(this IndexOnDay index, string slug) => index.Index.CommitteeVersions(slug).FirstOrDefault(c => !c.HasEndedBy(index.Day));
}
