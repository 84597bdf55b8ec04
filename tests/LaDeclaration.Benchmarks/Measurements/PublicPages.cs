using System.Globalization;
using LaDeclaration.Benchmarks.Databases;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Benchmarks.Measurements;

/// <param name="Kind">The same at every size.</param>
/// <param name="IsNow">Whether it shows today at the newest revision, and no comparison.</param>
internal sealed record PublicPage(string Kind, string Path, bool IsNow = true);

/// <summary>An address for each kind of public page, feed and file of a register.</summary>
internal static class PublicPages
{
    public static async Task<IReadOnlyList<PublicPage>> Of(RegisterPlace register)
    {
        await using var services = new ServiceCollection().AddRegister(register.Provider, register.ConnectionString).BuildServiceProvider();
        await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
        var newest = await db.GetNewestRevision();
        var roles = await db.Memberships.InForceAt(new Clocks(RegisterHistory.Today, newest)).Select(m => new { m.Committee, m.Country }).ToListAsync();
        var committees = roles.GroupBy(r => r.Committee).OrderBy(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
        var (committee, largest) = (committees[committees.Count / 2], committees[^1]);
        var countries = roles.GroupBy(r => r.Country).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(3).ToList();
        var country = countries[0].ToLower(CultureInfo.InvariantCulture);
        return
        [
            new("home", "/en"),
            new("pillar", "/en/pillars/2"),
            new("committees", "/en/committees"),
            new("committee", $"/en/committees/{committee}"),
            new("largest committee", $"/en/committees/{largest}"),
            new("countries", "/en/countries"),
            new("busiest country", $"/en/countries/{country}"),
            new("matrix", "/en/matrix"),
            new("map", "/en/map"),
            new("map of a committee", $"/en/map?committee={committee}"),
            new("search, empty", "/en/search"),
            new("search", "/en/search?q=mobility"),
            new("suggestions", "/en/search/suggestions?q=mob"),
            new("changes", "/en/changes"),
            new("changes of a country", $"/en/changes?country={countries[0]}"),
            new("newest revision", $"/en/changes/{newest}"),
            new("days", "/en/changes/dates"),
            new("gaps", "/en/gaps"),
            new("sources", "/en/sources"),
            new("about", "/en/about"),
            new("accessibility", "/en/accessibility"),
            new("privacy", "/en/privacy"),
            new("feed", "/en/changes.atom"),
            new("feed of a pillar", "/en/pillars/2/changes.atom"),
            new("feed of a committee", $"/en/committees/{committee}/changes.atom"),
            new("feed of a country", $"/en/countries/{country}/changes.atom"),
            new("memberships.csv", "/data/memberships.csv"),
            new("sitemap.xml", "/sitemap.xml"),
            new("home, another day", "/en?on=2022-12-01", IsNow: false),
            new("home, another revision", $"/en?known={Math.Max(2, newest / 2)}", IsNow: false),
            new("committee, another day", $"/en/committees/labor-mobility?on=2022-12-01", IsNow: false),
            new("country, another revision", $"/en/countries/{country}?known={Math.Max(2, newest / 2)}", IsNow: false),
            new("matrix, three countries", $"/en/matrix?compare={string.Join(',', countries)}", IsNow: false),
            new("two days compared", "/en/changes?from=2022-06-11&to=2026-11-01", IsNow: false),
        ];
    }
}
