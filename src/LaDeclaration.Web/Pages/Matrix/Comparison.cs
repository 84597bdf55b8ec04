using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Requests;

namespace LaDeclaration.Web.Pages.Matrix;

/// <summary>A few countries side by side, in every committee.</summary>
/// <param name="Chosen">The countries asked for, by their codes.</param>
/// <param name="Countries">Those of them that endorse on the day, in the language's order of names.</param>
public sealed record Comparison(RegisterSnapshot Snapshot, IReadOnlyList<string> Chosen, IReadOnlyList<string> Countries)
{
    public const int Fewest = 2;

    /// <summary>As many columns as can be read.</summary>
    public const int Most = 6;

    public bool IsTooMany => Countries.Count > Most;

    public bool IsShown => Countries.Count is >= Fewest and <= Most;

    /// <summary>Chosen, but endorsing on another day only.</summary>
    public IEnumerable<string> Absent => Chosen.Except(Countries);

    /// <summary>The committees in which all of them are.</summary>
    public IReadOnlyList<CommitteeDetails> Common => [.. Snapshot.Committees.Where(c => Countries.All(country => Held(country, c.Committee).Count > 0))];

    /// <summary>In how many committees at least one of them is.</summary>
    public int Touched => Snapshot.Committees.Count(c => Countries.Any(country => Held(country, c.Committee).Count > 0));

    /// <summary>The roles a country has in a committee, the lead first.</summary>
    public IReadOnlyList<Membership> Held(string country, string committee) =>
        [.. Snapshot.Memberships.Where(m => m.Country == country && m.Committee == committee).OrderBy(m => m.Role)];

    /// <summary>None when the address does not ask for one, or asks for a country that the register does not know, which is complained about.</summary>
    public static Comparison? Read(RegisterSnapshot snapshot, ReadingContext reader)
    {
        if (reader.GetQueryValue("compare") is not { } asked)
            return null;
        var chosen = asked.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (chosen.Find(code => snapshot.Names.Country(code) is null) is { } unknown)
        {
            reader.Error = new ErrorMessage("Error_NoSuchCountry", unknown);
            return null;
        }
        return new Comparison(snapshot, chosen, [.. snapshot.Endorsements.Select(e => e.Country).Where(chosen.Contains)]);
    }
}
