using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Browsing;

/// <summary>What changes are asked about: a country's, a committee's, a pillar's, what several of them have in common, or all.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Committee">Its slug.</param>
/// <param name="Pillar">Its number; with it the committees that were ever in it.</param>
public sealed record ChangeScope(string? Country = null, string? Committee = null, int? Pillar = null)
{
    public bool IsAll => this == new ChangeScope();

    /// <summary>The page of what it is about, below the language; empty for all, and for what several have in common.</summary>
    public string Path => this switch
    {
        { Country: { } country, Committee: null, Pillar: null } => $"countries/{country.ToLowerInvariant()}",
        { Country: null, Committee: { } committee, Pillar: null } => $"committees/{committee}",
        { Country: null, Committee: null, Pillar: { } pillar } => $"pillars/{pillar}",
        _ => "",
    };

    /// <summary>The feed of its changes, below the language.</summary>
    public string Feed => (Path + "/changes.atom").TrimStart('/');

    /// <summary>The statements about it, in every version.</summary>
    public IQueryable<Statement> In(RegisterDbContext db)
    {
        IQueryable<Statement> statements = db.Statements;
        if (Country is { } country)
            statements = statements.Where(s => (s is CountryDetails && ((CountryDetails)s).Country == country)
                || (s is Endorsement && ((Endorsement)s).Country == country) || (s is Membership && ((Membership)s).Country == country));
        if (Committee is { } committee)
            statements = statements.Where(s => (s is CommitteeDetails && ((CommitteeDetails)s).Committee == committee)
                || (s is Membership && ((Membership)s).Committee == committee));
        if (Pillar is { } pillar)
        {
            var committees = db.CommitteeDetails.Where(c => c.Pillar == pillar).Select(c => c.Committee);
            statements = statements.Where(s => (s is PillarDetails && ((PillarDetails)s).Pillar == pillar)
                || (s is CommitteeDetails && committees.Contains(((CommitteeDetails)s).Committee))
                || (s is Membership && committees.Contains(((Membership)s).Committee)));
        }
        return statements;
    }
}
