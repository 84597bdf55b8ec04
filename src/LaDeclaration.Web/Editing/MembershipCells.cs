using System.Globalization;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Editing;

/// <summary>Reads the cells of a committee, of a country, or of all, as they are today or will be.</summary>
public sealed class MembershipCells(RegisterDbContext db, ReadingContext reader)
{
    /// <summary>One cell for each country that endorses the Declaration today or from a later day; none for an unknown committee.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfCommittee(string committee, NameLookup names, CancellationToken cancellation = default)
    {
        var pillar = await InForceTodayOrLater<CommitteeDetails>().Where(c => c.Committee == committee).OrderBy(c => c.From).Select(c => (int?)c.Pillar).FirstOrDefaultAsync(cancellation);
        if (pillar is null)
            return [];
        var countries = await Countries(names, cancellation);
        var memberships = await InForceTodayOrLater<Membership>().Where(m => m.Committee == committee).ToListAsync(cancellation);
        return [.. countries.Select(c => Cell(c.Code, c.Code, committee, c.Name, pillar.Value, memberships.Where(m => m.Country == c.Code)))];
    }

    /// <summary>One cell for each committee that exists today or from a later day, in the order of pillars.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfCountry(string country, NameLookup names, CancellationToken cancellation = default)
    {
        var committees = await Committees(cancellation);
        var memberships = await InForceTodayOrLater<Membership>().Where(m => m.Country == country).ToListAsync(cancellation);
        return [.. committees.Select(c => Cell(c.Committee, country, c.Committee, names.Committee(c.Committee) ?? c.Name, c.Pillar, memberships.Where(m => m.Committee == c.Committee)))];
    }

    /// <summary>One cell for each such country in each such committee, country by country; each is named by its committee.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfAll(NameLookup names, CancellationToken cancellation = default)
    {
        var countries = await Countries(names, cancellation);
        var committees = await Committees(cancellation);
        var memberships = (await InForceTodayOrLater<Membership>().ToListAsync(cancellation)).ToLookup(m => (m.Country, m.Committee));
        return
        [
            .. from country in countries
               from c in committees
               select Cell($"{country.Code}-{c.Committee}", country.Code, c.Committee, names.Committee(c.Committee) ?? c.Name, c.Pillar, memberships[(country.Code, c.Committee)]),
        ];
    }

    private async Task<IReadOnlyList<(string Code, LocalizedText Name)>> Countries(NameLookup names, CancellationToken cancellation)
    {
        var codes = await InForceTodayOrLater<Endorsement>().Select(e => e.Country).Distinct().ToListAsync(cancellation);
        var order = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        return [.. codes.Select(code => (Code: code, Name: names.Country(code) ?? LocalizedText.English(code))).OrderBy(c => c.Name.In(reader.Language).Text, order)];
    }

    private async Task<IReadOnlyList<CommitteeDetails>> Committees(CancellationToken cancellation)
    {
        var details = await InForceTodayOrLater<CommitteeDetails>().ToListAsync(cancellation);
        return [.. details.GroupBy(c => c.Committee).Select(g => g.MinBy(c => c.From)!).OrderBy(c => c.Pillar).ThenBy(c => c.Order)];
    }

    private MembershipCell Cell(string key, string country, string committee, LocalizedText name, int pillar, IEnumerable<Membership> memberships)
    {
        var lasting = memberships.OrderBy(m => m.From).ToList();
        var inForce = lasting.Where(m => m.IsInForce(reader.Today)).ToList();
        var current = inForce.Count > 0 ? inForce : [.. lasting.DistinctBy(m => m.Role)];
        return new MembershipCell(key, country, committee, name, pillar, current, [.. lasting.Except(current)]);
    }

    private IQueryable<T> InForceTodayOrLater<T>()
        where T : Statement
    {
        var today = reader.Today;
        return db.Set<T>().AsNoTracking().KnownAt(reader.Clocks.Known).NotEndedBy(today);
    }
}
