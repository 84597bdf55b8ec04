using System.Globalization;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Editing;

/// <summary>Reads cells of countries that endorse the Declaration and committees that exist, today or from a later day. Which of them a form shows is its own choice.</summary>
public sealed class MembershipCells(RegisterDbContext db, ReadingContext reader)
{
    /// <summary>The codes of all such countries, in the language's order of names.</summary>
    public IReadOnlyList<string> ListCountries(NameLookup names)
    {
        var order = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        return [.. reader.Index.FindOpenCountries().OrderBy(code => NameOf(code, names).In(reader.Language).Text, order)];
    }

    /// <summary>The committees in which a country has a role or will have one, in the order of pillars.</summary>
    public IReadOnlyList<CommitteeDetails> ListHeld(string country) =>
    [
        .. reader.Index.Index.RolesOfCountry(country).Where(r => !r.HasEndedBy(reader.Today)).Select(r => r.Committee).Distinct()
            .Select(reader.Index.FindOpenCommittee).OfType<CommitteeDetails>().OrderBy(c => c.Pillar).ThenBy(c => c.Order),
    ];

    /// <summary>One cell for each of the countries.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfCommittee(CommitteeDetails committee, IReadOnlyList<string> countries, NameLookup names, CancellationToken cancellation = default)
    {
        var memberships = (await InForceTodayOrLater().Where(m => m.Committee == committee.Committee && countries.Contains(m.Country)).ToListAsync(cancellation)).ToLookup(m => m.Country);
        return [.. countries.Select(code => Cell(code, code, committee, NameOf(code, names), memberships[code]))];
    }

    /// <summary>One cell for each of the committees.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfCountry(string country, IReadOnlyList<CommitteeDetails> committees, NameLookup names, CancellationToken cancellation = default)
    {
        var slugs = committees.Select(c => c.Committee).ToList();
        var memberships = (await InForceTodayOrLater().Where(m => m.Country == country && slugs.Contains(m.Committee)).ToListAsync(cancellation)).ToLookup(m => m.Committee);
        return [.. committees.Select(c => Cell(c.Committee, country, c, NameOf(c, names), memberships[c.Committee]))];
    }

    /// <summary>One cell for each of the countries in each of the committees, country by country; each is named by its committee.</summary>
    public async Task<IReadOnlyList<MembershipCell>> Of(IReadOnlyList<string> countries, IReadOnlyList<CommitteeDetails> committees, NameLookup names, CancellationToken cancellation = default)
    {
        var slugs = committees.Select(c => c.Committee).ToList();
        var memberships = (await InForceTodayOrLater().Where(m => slugs.Contains(m.Committee)).ToListAsync(cancellation)).ToLookup(m => (m.Country, m.Committee));
        return
        [
            .. from country in countries
               from c in committees
               select Cell($"{country}-{c.Committee}", country, c, NameOf(c, names), memberships[(country, c.Committee)]),
        ];
    }

    private static LocalizedText NameOf(string country, NameLookup names) => names.Country(country) ?? LocalizedText.English(country);

    private static LocalizedText NameOf(CommitteeDetails committee, NameLookup names) => names.Committee(committee.Committee) ?? committee.Name;

    private MembershipCell Cell(string key, string country, CommitteeDetails committee, LocalizedText name, IEnumerable<Membership> memberships)
    {
        var lasting = memberships.OrderBy(m => m.From).ToList();
        var inForce = lasting.Where(m => m.IsInForce(reader.Today)).ToList();
        var current = inForce.Count > 0 ? inForce : [.. lasting.DistinctBy(m => m.Role)];
        return new MembershipCell(key, country, committee.Committee, name, committee.Pillar, current, [.. lasting.Except(current)]);
    }

    private IQueryable<Membership> InForceTodayOrLater()
    {
        var today = reader.Today;
        return db.Memberships.AsNoTracking().KnownAt(reader.Clocks.Known).NotEndedBy(today);
    }
}
