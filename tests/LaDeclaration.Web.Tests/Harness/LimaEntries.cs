using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Tests.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>The entries that the ministerial statement prints, in the marks that pages carry.</summary>
internal static class LimaEntries
{
    private static readonly Clocks Today = new(DateOnly.FromDateTime(SettableClock.Start.UtcDateTime), 2);

    /// <summary>“labor-mobility MX lead”, sorted; all of them, or a committee's, or a country's.</summary>
    public static async Task<IReadOnlyList<string>> Of(RegisterDbContext db, string? committee = null, string? country = null)
    {
        var slugs = (await db.CommitteeDetails.InForceAt(Today).ToListAsync()).ToDictionary(c => c.Name.ToString(), c => c.Committee);
        var codes = (await db.CountryDetails.InForceAt(Today).ToListAsync()).ToDictionary(c => c.Name.ToString(), c => c.Country);
        return
        [
            .. LimaStatement.Read().Entries
                .Select(e => (Committee: slugs[e.Committee], Country: codes[e.Country], Role: e.Role == Role.Lead ? "lead" : "participant"))
                .Where(e => (committee ?? e.Committee) == e.Committee && (country ?? e.Country) == e.Country)
                .Select(e => $"{e.Committee} {e.Country} {e.Role}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
