using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Pages.Admin.Journal;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Journal;

/// <summary>What was done is told in sentences, found again, and downloaded as it was found.</summary>
public sealed class IndexTests(Sites sites) : IClassFixture<Sites>
{
    private const string Address = "/en/admin/journal";

    [Theory]
    [BothDatabases]
    public async Task It_tells_who_did_what_newest_first(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (administrator, editor) = await Staff(site);
        await Note(site, Act.FactorsReset, administrator, about: editor.Id);
        await Note(site, Act.PasskeyAdded, editor);
        await Note(site, Act.SignInFailed, null, detail: "nobody@example.org");
        await Note(site, Act.Returned, editor, set: 3, detail: "Which letter says so?");

        var page = await (await site.Administrator()).Open(Address + "?person=&kind=&set=");

        var sentences = page.Texts(".journal td").Where(t => !t.Contains("signed in.", StringComparison.Ordinal) && !t.Contains("was denied access.", StringComparison.Ordinal)).Take(4);
        Assert.Equal(["Editor returned proposal 3 with a comment. Which letter says so?", "A sign-in attempt for an unknown account failed. nobody@example.org", "Editor added a passkey.", "Administrator reset the ways to sign in for Editor."], sentences);
    }

    [Theory]
    [BothDatabases]
    public async Task It_is_found_by_person_kind_change_set_and_day(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var (administrator, editor) = await Staff(site);
        await Note(site, Act.Appointed, administrator, about: editor.Id, detail: "first day");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await Note(site, Act.Proposed, editor, set: 7, detail: "second day");
        await Note(site, Act.TurnedAway, editor, detail: "GET /en/admin/staff");
        site.Clock.Advance(TimeSpan.FromDays(1));
        var browser = await site.Administrator();
        async Task<IReadOnlyList<string>> Found(string query) => (await browser.Open(Address + query)).Is(HttpStatusCode.OK).Texts(".journal .fine");

        Assert.Equal(["GET /en/admin/staff", "second day", "first day"], await Found($"?person={editor.Id}"));
        Assert.Equal(["first day"], await Found("?kind=Accounts"));
        Assert.Equal(["GET /en/admin/staff"], await Found("?kind=TurnedAway"));
        Assert.Equal(["second day"], await Found("?set=7"));
        Assert.Equal(["first day"], await Found("?until=2026-11-23"));
        Assert.Equal(["GET /en/admin/staff", "second day"], await Found("?from=2026-11-24&until=2026-11-24"));
        Assert.Equal([], await Found($"?person={Guid.NewGuid()}"));
    }

    [SkippableTheory]
    [BothDatabases]
    public async Task The_same_refusal_of_the_same_person_is_one_line_a_minute_that_counts(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var (editor, other) = (await site.Editor(), await site.Delegate());
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => editor.Get("/en/admin/staff")));
        await other.Get("/en/admin/staff");
        await editor.Get("/en/admin/journal");
        for (var i = 0; i < 5; i++)
            await editor.Get($"/en/admin/made-up-{i}/{new string('x', 300)}");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await editor.Get("/en/admin/staff");

        await using var db = site.Database();
        var lines = await db.Journal.Where(e => e.Act == Act.TurnedAway).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            ["GET /en/admin/staff 12", "GET /en/admin/staff 1", "GET /en/admin/journal 1", $"GET /en/admin/made-up-0/{new string('x', 175)}… 5", "GET /en/admin/staff 1"],
            lines.Select(e => $"{e.Detail} {e.Count}"));
        Assert.All(lines, e => Assert.InRange(e.Detail!.Length, 1, 200));
        var browser = await site.Administrator();
        Assert.Contains("Editor was denied access. (12 times within a minute) GET /en/admin/staff", (await browser.Open(Address)).Texts(".journal td"));
        var file = await (await browser.Get(Address + "?handler=Download&kind=TurnedAway")).Content.ReadAsStringAsync();
        Assert.Contains(",GET /en/admin/staff,12\r\n", file);
    }

    [Fact]
    public async Task Details_are_in_the_readers_words()
    {
        await using var site = await Site.Started();
        var (administrator, editor) = await Staff(site);
        await Note(site, Act.Appointed, administrator, about: editor.Id, detail: "Delegate CL → Editor");
        await Note(site, Act.AccountClosed, administrator, about: editor.Id, detail: "Delegate CL");
        await Note(site, Act.NoticesChosen, editor, detail: "Daily, es");
        await Note(site, Act.PasskeyAdded, editor, detail: "Delegate phone");

        var details = (await (await site.Administrator()).Open("/fr/admin/journal?kind=Accounts")).Texts(".journal .fine");

        Assert.Equal(["Delegate phone", "Un récapitulatif quotidien, espagnol", "Délégation (Chili)", "Délégation (Chili) → Rédaction"], details);
    }

    [Theory]
    [InlineData("?kind=Everything", "Choose one of the activities in the list.")]
    [InlineData("?person=nobody", "Choose one of the people in the list.")]
    [InlineData("?kind=1", "Choose one of the activities in the list.")]
    [InlineData("?set=seven", "Enter the number of a proposal as a whole number, for example 7.")]
    [InlineData("?from=24.11.2026", "“24.11.2026” is not in the date format used here. If you mean 2026-11-24, write it that way.")]
    public async Task What_cannot_be_looked_for_is_said_at_its_field(string query, string sentence)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);

        var page = (await (await site.Administrator()).Open(Address + query)).Is(HttpStatusCode.BadRequest);

        Assert.Equal([sentence], page.Errors);
        Assert.Equal(HttpStatusCode.BadRequest, (await (await site.Administrator()).Open(Address + query + "&handler=Download")).Status);
    }

    [Theory]
    [BothDatabases]
    public async Task Every_page_of_what_was_found_is_in_the_file_as_well(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var (administrator, editor) = await Staff(site);
        await Note(site, Act.Published, editor, set: 2);
        for (var n = 0; n < IndexModel.PageSize; n++)
            await Note(site, Act.Commented, editor, set: 2, detail: n == 0 ? "=HYPERLINK(\"x\")" : $"Comment {n}");
        await Note(site, Act.Commented, administrator, set: 4, detail: "Of another");
        var browser = await site.Administrator();

        var first = await browser.Open(Address + "?set=2");
        var second = await first.Follow("Older entries");
        Assert.Equal((IndexModel.PageSize, 1), (first.Select(".journal tbody tr").Count, second.Select(".journal tbody tr").Count));
        Assert.Contains("Editor published proposal 2 as revision 2.", second.Text);
        Assert.Contains("set=2", (await second.Follow("Newest entries")).Address);

        var file = await browser.Get(first.One("a[download]").GetAttribute("href")!);
        var lines = (await file.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(("text/csv", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(IndexModel.PageSize + 2, lines.Length);
        Assert.Equal("at,act,by_id,by,by_role,about_id,about,change_set,revision,sentence,detail,count", lines[0]);
        Assert.Equal($"2026-11-23T12:00:00Z,Published,{editor.Id},Editor,Editor,,,2,2,Editor published proposal 2 as revision 2.,,1", lines[^1]);
        Assert.EndsWith(",\"'=HYPERLINK(\"\"x\"\")\",1", lines[^2]);
        Assert.DoesNotContain("Of another", string.Join("", lines));
        await using var db = site.Database();
        Assert.Equal("?set=2", (await db.Journal.SingleAsync(e => e.Act == Act.JournalDownloaded && e.ById == administrator.Id)).Detail);
        var all = await (await browser.Get(Address + "?handler=Download")).Content.ReadAsStringAsync();
        Assert.Single(all.Split("\r\n"), line => line.Contains(",JournalDownloaded,", StringComparison.Ordinal));
    }

    private static async Task<(StaffMember Administrator, StaffMember Editor)> Staff(Site site) =>
        (await site.AddStaff("administrator@example.org", StaffRole.Administrator), await site.AddStaff("editor@example.org", StaffRole.Editor));

    private static async Task Note(Site site, Act act, StaffMember? by, string? about = null, int? set = null, string? detail = null)
    {
        await using var db = site.Database();
        db.Journal.Add(JournalEntry.Of(act, site.Clock.GetUtcNow().UtcDateTime, by?.AsActor(), about, set, detail));
        await db.SaveChangesAsync();
    }
}
