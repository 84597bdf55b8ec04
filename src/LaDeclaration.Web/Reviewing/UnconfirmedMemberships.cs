using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Reviewing;

/// <summary>The memberships that no source has confirmed for a year: all for an editor, those of the country for a delegate. Found in the index; only what is shown is read.</summary>
public sealed class UnconfirmedMemberships(RegisterDbContext db, ReadingContext reader)
{
    public int Count(Actor who) => who.MayPublish ? reader.Index.Unconfirmed.Sum(committee => committee.Count()) : FindOf(who.Country!).Count();

    /// <summary>The facts of a country's.</summary>
    public IReadOnlySet<Guid> FindFacts(string country) => FindOf(country).Select(r => r.FactId).ToHashSet();

    /// <summary>The codes of the countries that they may be of, in order.</summary>
    public IEnumerable<string> ListCountries(Actor who) => who.MayPublish ? reader.Index.FindOpenCountries().Order(StringComparer.Ordinal) : [who.Country!];

    /// <summary>Some of them, country by country.</summary>
    /// <param name="countries">Their codes, in the order wanted.</param>
    public async Task<IReadOnlyList<Membership>> Read(IEnumerable<string> countries, int skip, int take, CancellationToken cancellation = default)
    {
        var facts = countries.SelectMany(code => FindOf(code).OrderBy(r => r.Committee, StringComparer.Ordinal).ThenBy(r => r.Role)).Skip(skip).Take(take).Select(r => r.FactId).ToList();
        var rows = await db.Memberships.AsNoTracking().KnownAt(reader.Newest).Where(m => facts.Contains(m.FactId)).ToDictionaryAsync(m => m.FactId, cancellation);
        return [.. facts.Select(rows.GetValueOrDefault).OfType<Membership>()];
    }

    /// <summary>Whether any membership is in force, confirmed or not.</summary>
    public bool HasAny(Actor who) => who.MayPublish
        ? reader.Index.Committees.Any(c => reader.Index.RolesOfCommittee(c.Committee).Any())
        : reader.Index.RolesOfCountry(who.Country!).Any();

    private IEnumerable<HeldRole> FindOf(string country) =>
        from role in reader.Index.RolesOfCountry(country)
        where reader.Index.Unconfirmed[role.Committee].Any(due => due.FactId == role.FactId)
        select role;
}
