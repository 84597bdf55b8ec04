using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests;

/// <summary>Whatever an old database holds, written before today's forms or past them, every reader gets an answer.</summary>
public sealed class OldRowsTests
{
    private const string Odd = "A\u000Bb\u0010c\uFFFEd\u202Ee\u200Bf\uE000g\uFDD0h<i>";

    /// <summary>Half of a surrogate pair, as JSON can hold it.</summary>
    private const string Torn = "\\ud800 \\u0000 \\udc00 ";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_page_feed_file_and_search_answers(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        await Spoil(site, provider);
        var visitor = site.Visitor();
        var map = XDocument.Parse((await visitor.Open("/sitemap.xml")).Is(HttpStatusCode.OK).Html);
        string[] asked =
        [
            .. map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).PathAndQuery).Where(IsOrdinary),
            .. from language in new[] { "en", "es", "pt", "fr" }
               from path in PublicAddresses.Asked.Concat(
               [
                   "/search?q=a", "/search?q=f", "/search?q=labor", "/search?q=visa", "/search?q=lima", "/search?q=ministry", "/search?q=%EF%BF%BE", "/search?q=%E2%80%8B",
                   "/search/suggestions?q=a", "/search/suggestions?q=b", "/search/suggestions?q=labor",
               ])
               select $"/{language}{path}",
            "/data/memberships.csv", "/robots.txt", "/health/ready",
        ];

        var faults = new List<string>();
        foreach (var address in asked.Distinct())
            if (await visitor.Get(address) is { StatusCode: not HttpStatusCode.OK } answer)
                faults.Add($"{address}: {(int)answer.StatusCode}");

        Assert.True(asked.Length > 200);
        Faults.None(faults);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_feed_is_well_formed(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        await Spoil(site, provider);

        foreach (var path in new[] { "en", "es", "pt", "fr", "en/pillars/2", "en/committees/labor-mobility", "fr/countries/mx" })
        {
            var feed = XDocument.Parse((await site.Visitor().Open($"/{path}/changes.atom")).Is(HttpStatusCode.OK).Html);
            Assert.Contains("A\uFFFDb\uFFFDc\uFFFDd", feed.Root!.Elements(Atom + "entry").First().Element(Atom + "content")!.Value);
            Assert.All(feed.Descendants(Atom + "link"), link => Assert.Matches("^https?://[^@]*$", link.Attribute("href")!.Value));
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_page_of_the_staff_answers(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var staff = await site.Administrator();
        await Spoil(site, provider);

        var pages = await StaffWalkTests.Walk(staff);

        Assert.InRange(pages.Count, 60, 399);
        Faults.None(pages.Where(p => IsOrdinary(p.Key) && p.Value.Status != HttpStatusCode.OK).Select(p => $"{p.Key}: {(int)p.Value.Status}"));
        Assert.Contains(pages.Keys, address => address.Contains("/admin/change-sets/", StringComparison.Ordinal));
        (await staff.Open("/en/admin/journal?handler=Download")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Letters_are_written(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        await site.Editor();
        var waiting = await Spoil(site, provider);
        await using (var db = site.Database())
        {
            foreach (var member in await db.Users.Select(u => u.Id).ToListAsync())
                db.Letters.Add(Letter.To(member, LetterKind.Proposed, site.Clock.GetUtcNow().UtcDateTime, waiting));
            await db.SaveChangesAsync();
        }

        var letters = await site.Mail();

        Assert.Equal(2, letters.Count);
        Assert.All(letters, letter => Assert.DoesNotContain(letter.Subject!, c => c is '\n' or '\r'));
    }

    [Fact]
    public async Task Nobody_is_sent_where_an_address_does_not_seem_to_lead()
    {
        await using var site = await Site.Started();
        await Spoil(site, DatabaseProvider.Sqlite);

        var links = (await site.Visitor().Open("/en/sources")).Select("main a[href]").Select(a => a.GetAttribute("href")!).ToList();
        var text = (await site.Visitor().Open("/en/sources")).Text;

        Assert.DoesNotContain(links, link => link.Contains('@') || link.StartsWith("javascript", StringComparison.Ordinal));
        Assert.Contains("https://www.gov.cl@evil.example/", text);
        Assert.Contains("https://example.org/" + new string('a', 536), links);
    }

    [Fact]
    public async Task An_entry_with_an_old_note_can_be_ended()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        await Spoil(site, DatabaseProvider.Sqlite);
        var noted = await site.Standing<Membership>(m => m.Country == "CL" && m.Note is not null);

        var ended = await (await editor.Open($"/en/admin/statements/{noted.FactId}")).Form().Fill("What", "End").Fill("Entry.LastDay", "2026-10-31")
            .Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "As the letter says.").Submit();

        Assert.Contains("Ended: Chile, participant in", ended.Is(HttpStatusCode.OK).Text);
    }

    private static bool IsOrdinary(string address) => !address.Contains("%0B", StringComparison.OrdinalIgnoreCase) && !address.Contains("odd", StringComparison.Ordinal);

    /// <summary>Writes what no form would take straight into the tables.</summary>
    /// <returns>The number of a change set that waits for an editor.</returns>
    private static async Task<int> Spoil(Site site, DatabaseProvider provider)
    {
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var waiting = await site.Submit(author, Change.Add(Rows.Source("waits")), Change.Add(Rows.Membership("CL", "labor-mobility", source: "waits")));
        await site.Publish(
            Change.Add(Rows.Source("one")), Change.Add(Rows.Source("two")), Change.Add(Rows.Source("three")), Change.Add(Rows.Source("four")),
            Change.Add(Rows.Membership("CL", "labor-mobility", source: "one") with { Note = LocalizedText.English("A note.") }));
        await using var db = site.Database();
        await db.ChangeSets.Where(c => c.Number == waiting.Number).ExecuteUpdateAsync(set => set.SetProperty(c => c.ReasonLanguage, "no tag"));
        var commented = await db.ChangeSets.Include(c => c.Remarks).SingleAsync(c => c.Number == waiting.Number);
        commented.Comment(author, "A comment.", site.Clock.GetUtcNow().UtcDateTime);
        db.Journal.Add(JournalEntry.Of(Act.Commented, site.Clock.GetUtcNow().UtcDateTime, author, changeSet: waiting.Number, detail: Odd));
        db.Add(new Committee("odd\u000Bslug"));
        var standing = await db.CommitteeDetails.AsNoTracking().FirstAsync(c => c.Committee == "labor-mobility");
        db.Add(standing with { Committee = "odd\u000Bslug", Order = 998, FactId = Guid.NewGuid() });
        await db.SaveChangesAsync();
        foreach (var table in new[] { "Revisions", "ChangeSets" })
            await Run($"UPDATE \"{table}\" SET \"Reason\" = {{0}}", Odd);
        await Run("UPDATE \"Remarks\" SET \"Text\" = {0}", Odd);
        await Run("UPDATE \"Sources\" SET \"Title\" = {0}, \"Publisher\" = {0} WHERE \"Key\" <> 'declaration'", Odd);
        await Run("UPDATE \"Sources\" SET \"Language\" = {0}, \"Date\" = {1}, \"Address\" = {2} WHERE \"Key\" = 'one'", "no tag", "in 2022", "javascript:alert(1)");
        await Run("UPDATE \"Sources\" SET \"Address\" = {0} WHERE \"Key\" = 'two'", "https://www.gov.cl@evil.example/");
        await Run("UPDATE \"Sources\" SET \"Address\" = {0}, \"Date\" = '9' WHERE \"Key\" = 'three'", "https://example.org/" + new string('a', provider == DatabaseProvider.Sqlite ? 536 : 480));
        await Run("UPDATE \"Sources\" SET \"Key\" = {0} WHERE \"Key\" = 'four'", "fo\u000Bur");
        await Run("UPDATE \"Changes\" SET \"Proposed\" = REPLACE(\"Proposed\", {0}, {1})", "\"title\":\"", "\"title\":\"" + Torn);
        await Run("UPDATE \"Statements\" SET \"Note\" = {0} WHERE \"Note\" IS NOT NULL", Json(Odd));
        await Run("UPDATE \"Statements\" SET \"Name\" = {0}, \"Description\" = {0} WHERE \"Committee\" = 'labor-mobility' AND \"Name\" IS NOT NULL", Json(Odd).Replace("\"A", "\"" + Torn + "A", StringComparison.Ordinal));
        await Run("UPDATE \"Statements\" SET \"Name\" = {0} WHERE \"Committee\" = 'visa-and-travel-standards' AND \"Name\" IS NOT NULL", Json("\u200B"));
        await Run("UPDATE \"Statements\" SET \"Name\" = {0} WHERE \"Country\" = 'MX' AND \"Name\" IS NOT NULL", Json(Odd));
        await Run("UPDATE \"Statements\" SET \"Name\" = {0} WHERE \"Pillar\" = 2 AND \"Committee\" IS NULL", Json(Odd));
        await Run("UPDATE \"Staff\" SET \"DisplayName\" = {0} WHERE \"Email\" = 'delegatecl@example.org'", Odd + "\r\nBcc: x@example.org");
        if (provider == DatabaseProvider.Sqlite)
        {
            // NUL, and bytes that are no UTF-8.
            await Run("UPDATE \"Sources\" SET \"Title\" = CAST(X'4100EDA08042FF' AS TEXT) WHERE \"Key\" = {0}", "lima");
            await Run("UPDATE \"Revisions\" SET \"Reason\" = {0} || CAST(X'00EDA080' AS TEXT) WHERE \"Number\" = 1", Odd);
        }
        return waiting.Number;

        Task<int> Run(string sql, params object[] values) => db.Database.ExecuteSqlRawAsync(sql, values);

        static string Json(string text) => JsonSerializer.Serialize(new Dictionary<string, object> { ["en"] = new { text, official = true }, ["es"] = new { text, official = false } });
    }
}
