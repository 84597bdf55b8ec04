using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Matrix;

/// <summary>A comparison of the roles of a few countries in all committees.</summary>
/// <param name="Selected">The country codes in the query string.</param>
/// <param name="Countries">Those of them that endorse on the day, sorted by name.</param>
public sealed record Comparison(RegisterSnapshot Snapshot, IReadOnlyList<string> Selected, IReadOnlyList<string> Countries)
{
    public const int MinCountries = 2;

    /// <summary>More columns would not be readable.</summary>
    public const int MaxCountries = 6;

    public bool IsTooMany => Countries.Count > MaxCountries;

    public bool IsShown => Countries.Count is >= MinCountries and <= MaxCountries;

    /// <summary>The selected countries that do not endorse on the day.</summary>
    public IEnumerable<string> NotEndorsing => Selected.Except(Countries);

    /// <summary>The committees in which all of them have a role.</summary>
    public IReadOnlyList<CommitteeDetails> CommonCommittees => [.. Snapshot.Committees.Where(c => Countries.All(country => FindMemberships(country, c.Committee).Count > 0))];

    /// <summary>The number of committees in which at least one of them has a role.</summary>
    public int CommitteeCount => Snapshot.Committees.Count(c => Countries.Any(country => FindMemberships(country, c.Committee).Count > 0));

    /// <summary>Lead first.</summary>
    public IReadOnlyList<Membership> FindMemberships(string country, string committee) =>
        [.. Snapshot.Memberships.Where(m => m.Country == country && m.Committee == committee).OrderBy(m => m.Role)];

    /// <summary>Null if the query string has none, or has an unknown country, which sets <see cref="ReadingContext.Error"/>.</summary>
    public static Comparison? Read(RegisterSnapshot snapshot, ReadingContext reader)
    {
        if (reader.GetQueryValue("compare") is not { } asked)
            return null;
        var selected = asked.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (selected.Find(code => snapshot.Names.Country(code) is null) is { } unknown)
        {
            reader.Error = new ErrorMessage("Error_NoSuchCountry", unknown);
            return null;
        }
        return new Comparison(snapshot, selected, [.. snapshot.Endorsements.Select(e => e.Country).Where(selected.Contains)]);
    }
}
