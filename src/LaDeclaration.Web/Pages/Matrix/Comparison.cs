using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Matrix;

/// <summary>A comparison of the roles of a few countries: in all committees, or, if those are many, in the ones in which they have any.</summary>
/// <param name="Selected">The country codes in the query string.</param>
/// <param name="Countries">Those of them that endorse on the day, sorted by name.</param>
/// <param name="Common">The committees in which all of them have a role.</param>
/// <param name="CommitteeCount">The number of committees in which at least one of them has a role.</param>
/// <param name="Committees">The committees to show.</param>
public sealed record Comparison(RegisterSnapshot Snapshot, IReadOnlyList<string> Selected, IReadOnlyList<string> Countries, IReadOnlyList<CommitteeDetails> Common, int CommitteeCount, ListPage<CommitteeDetails> Committees)
{
    public const int MinCountries = 2;

    /// <summary>More columns would not be readable.</summary>
    public const int MaxCountries = 6;

    public bool IsTooMany => Countries.Count > MaxCountries;

    public bool IsShown => Countries.Count is >= MinCountries and <= MaxCountries;

    /// <summary>The selected countries that do not endorse on the day.</summary>
    public IEnumerable<string> NotEndorsing => Selected.Except(Countries);

    /// <summary>Lead first.</summary>
    public IReadOnlyList<Membership> FindMemberships(string country, string committee) =>
        [.. Enum.GetValues<Role>().SelectMany(role => Snapshot.MembersOf(committee, role)).Where(m => m.Country == country)];

    /// <summary>Null if the query string has no countries, or has an unknown one, which sets <see cref="ReadingContext.Error"/>.</summary>
    public static async Task<Comparison?> Read(RegisterDbContext db, ReadingContext reader, CancellationToken cancellation)
    {
        if (reader.GetQueryValue("compare") is not { } asked)
            return null;
        var index = reader.Index;
        var selected = asked.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (selected.Find(code => index.Index.CountryVersions(code).Count == 0) is { } unknown)
        {
            reader.Error = new ErrorMessage("Error_NoSuchCountry", unknown);
            return null;
        }
        List<string> countries = [.. index.EndorsementsByName(reader.Language).Select(e => e.Country).Where(selected.Contains)];
        if (countries.Count is < MinCountries or > MaxCountries)
            return new(RegisterSnapshot.WithoutMemberships(reader, index.Committees), selected, countries, [], 0, new([], 0, 1, 1));
        var held = countries.ConvertAll(country => index.RolesOfCountry(country).Select(r => r.Committee).ToHashSet());
        var touched = index.Committees.Where(c => held.Exists(committees => committees.Contains(c.Committee))).ToList();
        var page = ListPage.Read(reader, index.CanShowAllCommittees() ? index.Committees : touched, Pillar.MaxShownCommittees, PageLimits.CommitteesOnPage);
        var slugs = page.Items.Select(c => c.Committee).ToList();
        var snapshot = await RegisterSnapshot.Read(db, reader, m => countries.Contains(m.Country) && slugs.Contains(m.Committee), index.Pillars, page.Items, [], cancellation);
        return new(snapshot, selected, countries, touched.FindAll(c => held.TrueForAll(committees => committees.Contains(c.Committee))), touched.Count, page);
    }
}
