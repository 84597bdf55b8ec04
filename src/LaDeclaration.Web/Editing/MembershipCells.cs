using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Editing;

/// <summary>The seats of a committee, of a country, or of all, as the register has them now.</summary>
public sealed class MembershipCells(RegisterDbContext db, ReadingContext reader)
{
    /// <summary>A seat for every country that endorses the Declaration now or is announced to.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfCommittee(string committee, NameLookup names, CancellationToken cancellation = default)
    {
        var pillar = await Lasting<CommitteeDetails>().Where(c => c.Committee == committee).OrderBy(c => c.From).Select(c => (int?)c.Pillar).FirstOrDefaultAsync(cancellation);
        if (pillar is null)
            return [];
        var countries = await Countries(names, cancellation);
        var memberships = await Lasting<Membership>().Where(m => m.Committee == committee).ToListAsync(cancellation);
        return [.. countries.Select(c => Seat(c.Code, c.Code, committee, c.Name, pillar.Value, memberships.Where(m => m.Country == c.Code)))];
    }

    /// <summary>A seat in every committee that exists now or is announced, in the order of pillars.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfCountry(string country, NameLookup names, CancellationToken cancellation = default)
    {
        var committees = await Committees(cancellation);
        var memberships = await Lasting<Membership>().Where(m => m.Country == country).ToListAsync(cancellation);
        return [.. committees.Select(c => Seat(c.Committee, country, c.Committee, names.Committee(c.Committee) ?? c.Name, c.Pillar, memberships.Where(m => m.Committee == c.Committee)))];
    }

    /// <summary>A seat for every such country in every such committee, country by country; each is called by its committee.</summary>
    public async Task<IReadOnlyList<MembershipCell>> OfAll(NameLookup names, CancellationToken cancellation = default)
    {
        var countries = await Countries(names, cancellation);
        var committees = await Committees(cancellation);
        var memberships = (await Lasting<Membership>().ToListAsync(cancellation)).ToLookup(m => (m.Country, m.Committee));
        return
        [
            .. from country in countries
               from c in committees
               select Seat($"{country.Code}-{c.Committee}", country.Code, c.Committee, names.Committee(c.Committee) ?? c.Name, c.Pillar, memberships[(country.Code, c.Committee)]),
        ];
    }

    private async Task<IReadOnlyList<(string Code, LocalizedText Name)>> Countries(NameLookup names, CancellationToken cancellation)
    {
        var codes = await Lasting<Endorsement>().Select(e => e.Country).Distinct().ToListAsync(cancellation);
        var order = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        return [.. codes.Select(code => (Code: code, Name: names.Country(code) ?? LocalizedText.English(code))).OrderBy(c => c.Name.In(reader.Language).Text, order)];
    }

    private async Task<IReadOnlyList<CommitteeDetails>> Committees(CancellationToken cancellation)
    {
        var details = await Lasting<CommitteeDetails>().ToListAsync(cancellation);
        return [.. details.GroupBy(c => c.Committee).Select(g => g.MinBy(c => c.From)!).OrderBy(c => c.Pillar).ThenBy(c => c.Order)];
    }

    private MembershipCell Seat(string key, string country, string committee, LocalizedText name, int pillar, IEnumerable<Membership> memberships)
    {
        var lasting = memberships.OrderBy(m => m.From).ToList();
        var inForce = lasting.Where(m => m.IsInForce(reader.Today)).ToList();
        var current = inForce.Count > 0 ? inForce : [.. lasting.DistinctBy(m => m.Role)];
        return new MembershipCell(key, country, committee, name, pillar, current, [.. lasting.Except(current)]);
    }

    /// <summary>What is in force today or from a later day.</summary>
    private IQueryable<T> Lasting<T>()
        where T : Statement
    {
        var today = reader.Today;
        return db.Set<T>().AsNoTracking().KnownAt(reader.Clocks.Known).NotOverBy(today);
    }
}
