using System.Net;
using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>The file of memberships, taken from the site, altered and uploaded again.</summary>
public sealed class ImportTests
{
    private const string Address = "/en/admin/import";
    private const string File = "/data/memberships.csv";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_a_file_adds_ends_and_corrects_is_read_published_and_served_again(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var editor = await site.Editor();
        var leads = await Line(site, "labor-mobility,MX");
        var takesPart = await Line(site, "labor-mobility,HT");
        var corrected = await Line(site, "labor-mobility,US");
        var file = (await Text(site))
            .Replace(leads, leads.Replace(",on,,,lima", ",on,2025-01-01,by,lima"))
            .Replace(takesPart, takesPart.Replace(",participant,", ",lead,"))
            .Replace(corrected, corrected.Replace(",2022-10-06,on,", ",2022-10-07,by,").Replace(",lima", ",lima declaration"))
            + ",labor-mobility,CL,participant,2025-03-01,on,,,lima\r\n";

        var review = await (await Form(editor, file)).Preview();

        Assert.Equal("From the file: 1 entry added, 1 entry ended, 2 entries corrected and 48 unchanged.", review.Flash);
        string[] expected =
        [
            "Ended: Mexico, lead of Labor Mobility, until 31 December 2024 or earlier", "Corrected: Haiti, lead of Labor Mobility",
            "Corrected: United States, participant in Labor Mobility", "Added: Chile, participant in Labor Mobility, from 1 March 2025",
        ];
        var lines = review.Texts(".changes > li");
        Assert.Equal(expected.Length, lines.Count);
        Assert.All(expected.Zip(lines), line => Assert.StartsWith(line.First, line.Second, StringComparison.Ordinal));
        Assert.Equal(2, await Revisions(site));
        Assert.DoesNotContain("labor-mobility CL participant", (await site.Visitor().Open("/en")).Memberships());

        await review.Publish();

        var page = await site.Visitor().Open("/en/committees/labor-mobility");
        Assert.Contains("labor-mobility CL participant", page.Memberships());
        Assert.Contains("labor-mobility HT lead", page.Memberships());
        Assert.DoesNotContain("labor-mobility MX lead", page.Memberships());
        Assert.Contains("7 October 2022 or earlier", page.Text);
        Assert.Contains(leads.Replace(",on,,,lima", ",on,2025-01-01,by,lima"), await Text(site));
        Assert.EndsWith(",labor-mobility,CL,participant,2025-03-01,on,,,lima", await Line(site, "labor-mobility,CL"));
        Assert.Equal(52, (await Text(site)).Split("\r\n").Length - 2);
        Assert.Contains("The file matches the register. Nothing would change.", (await (await Form(editor, await Text(site))).Submit()).Text);
    }

    [Theory]
    [InlineData("", ",", "\r\n")]
    [InlineData("\uFEFF", ";", "\r\n")]
    [InlineData("\uFEFF", ",", "\n")]
    public async Task The_sites_own_file_changes_nothing(string mark, string separator, string lineEnd)
    {
        await using var site = await Site.Started();

        var page = (await (await Form(await site.Editor(), mark + (await Text(site)).Replace(",", separator).Replace("\r\n", lineEnd))).Submit()).Is(HttpStatusCode.OK);

        Assert.Equal("The file matches the register. Nothing would change.", page.Flash);
        page.Form().Holds(("Evidence.Reason", DraftingForms.Reason));
        await NothingWasMade(site);
    }

    [Fact]
    public async Task Every_bad_row_is_named_by_line_and_column_and_nothing_is_taken_over()
    {
        await using var site = await Site.Started();
        var header = (await Text(site)).Split("\r\n")[0];
        var own = await Line(site, "labor-mobility,MX");
        var bad = await BadLine.Each(site, own);
        var file = string.Join("\r\n", [header, own, .. bad.Select(b => b.Line)]);

        var page = (await (await Form(await site.Editor(), file)).Submit()).Is(HttpStatusCode.BadRequest);

        var rows = page.Select("main tbody tr").Select(row => row.QuerySelectorAll("td").Select(Page.TextOf).ToArray()).ToList();
        Assert.Equal(
            bad.Select((b, i) => (Line: $"{i + 3}", b.Column, b.Sentence)).Where(b => b.Sentence.Length > 0).Select(b => $"{b.Line} | {b.Column} | {b.Sentence}"),
            rows.Zip(bad.Where(b => b.Sentence.Length > 0), (row, b) => $"{row[0]} | {row[1]} | {row[2][..Math.Min(b.Sentence.Length, row[2].Length)]}"));
        Assert.Equal(["There are 29 problems with the file. Nothing was imported."], page.Errors);
        Assert.Contains("01/03/2025", rows.Select(r => r[3]));
        Assert.Equal("/en/admin/sources/new", page.One("main tbody a").GetAttribute("href"));
        page.Form().Holds(("Evidence.Reason", DraftingForms.Reason));
        await NothingWasMade(site, revisions: 3);
    }

    [Theory]
    [InlineData(null, "Choose the file.")]
    [InlineData("", "There is one problem with the file. Nothing was imported.")]
    [InlineData("name,role\r\nChile,lead", "There are 9 problems with the file. Nothing was imported.")]
    public async Task What_is_no_file_of_memberships_is_refused(string? file, string sentence)
    {
        await using var site = await Site.Started();
        var form = (await (await site.Editor()).Open(Address)).Form().Because();

        await (file is null ? form : form.Attach("Upload", "memberships.csv", Encoding.UTF8.GetBytes(file))).IsRefused(sentence);

        await NothingWasMade(site);
    }

    [Fact]
    public async Task A_file_has_its_limits_and_a_long_list_of_faults_too()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var header = (await Text(site)).Split("\r\n")[0];

        var large = await (await Form(editor, new string('x', 3 * 1024 * 1024))).Submit();
        var bad = await (await Form(editor, header + string.Concat(Enumerable.Repeat("\r\nx,labor-mobility,CL,lead,2025-03-01,on,,,lima", 700)))).Submit();

        Assert.Contains("The file is larger than 2 MB.", large.Is(HttpStatusCode.BadRequest).Texts("main tbody td"));
        Assert.Contains("The first 100 of at least 700 are shown.", bad.Is(HttpStatusCode.BadRequest).Text);
        Assert.Contains("There are at least 700 problems with the file. Nothing was imported.", bad.Errors);
        Assert.Equal(100, bad.Select("main tbody tr").Count);
    }

    [Fact]
    public async Task Dates_that_a_spreadsheet_rewrote_are_read_where_the_id_makes_them_certain_and_said()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var rewritten = (await Text(site)).Replace(",2022-10-06,", ",06/10/2022,");
        var (one, other) = (await Line(site, "labor-mobility,MX"), await Line(site, "labor-mobility,HT"));
        var two = (await Text(site)).Replace(one, one.Replace(",2022-10-06,", ",44840,")).Replace(other, other.Replace(",2022-10-06,", ",6.10.22,"));

        var same = (await (await Form(editor, rewritten)).Submit()).Is(HttpStatusCode.OK);
        var review = await (await Form(editor, two + ",labor-mobility,CL,participant,2025-03-01,on,,,lima")).Preview();

        Assert.StartsWith("The file matches the register. Nothing would change. 51 dates have another format than the one used here. They were read as the dates that the register has for the same entries (line 2, column from: 06/10/2022 as 2022-10-06, line 3,", same.Flash, StringComparison.Ordinal);
        Assert.EndsWith(" and 46 more).", same.Flash, StringComparison.Ordinal);
        Assert.StartsWith("From the file: 1 entry added and 51 unchanged. 2 dates have another format than the one used here.", review.Flash, StringComparison.Ordinal);
        Assert.Contains("column from: 44840 as 2022-10-06", review.Flash);
        Assert.Single(review.Select(".changes > li"));
    }

    [Fact]
    public async Task A_second_file_of_the_same_person_at_the_same_time_is_told_so_at_its_field()
    {
        await using var site = await Site.Started();
        var editor = await site.AddStaff("both@example.org", StaffRole.Editor);
        var browser = await site.SignIn("both@example.org");
        var form = await Form(browser, (await Text(site)) + ",labor-mobility,CL,participant,2025-03-01,on,,,lima");
        await using (await site.Services.GetRequiredService<ImportLocks>().Acquire(editor.Id))
        {
            var page = await form.IsRefused("Another file of yours is still being read, so this one was not imported. Nothing is lost. Choose it again in a moment.");
            page.Form().Holds(("Evidence.Reason", DraftingForms.Reason));
            await NothingWasMade(site);
        }

        Assert.Equal("From the file: 1 entry added and 51 unchanged.", (await form.Preview()).Flash);
    }

    [Fact]
    public async Task A_reason_is_needed_and_the_faults_are_shown_all_the_same()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();

        var good = await (await Form(editor, (await Text(site)) + ",labor-mobility,CL,participant,2025-03-01,on,,,lima")).Fill("Evidence.Reason", " ").IsRefused("Enter the reason in one or two sentences.");
        var bad = await (await Form(editor, (await Text(site)) + ",labor-mobility,CL,chair,2025-03-01,on,,,lima")).Fill("Evidence.Reason", " ").IsRefused("Enter the reason in one or two sentences.");

        Assert.Empty(good.Select("main tbody tr"));
        Assert.Equal(["53", "role"], bad.Texts("main tbody td").Take(2));
        await NothingWasMade(site);
    }

    [Fact]
    public async Task A_file_may_cite_the_source_that_its_draft_adds()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var draft = await (await editor.Open("/en/admin/sources/new")).Form().Fill("Fields.Title", "A note").Fill("Fields.Publisher", "A ministry").Fill("Key", "note").Because().Preview();
        var number = draft.Address.Split('/')[^1];

        var review = await (await Form(editor, (await Text(site)) + ",labor-mobility,CL,participant,2025-03-01,on,,,note", $"{Address}?draft={number}")).Preview();

        Assert.Equal(draft.Address, review.Address);
        Assert.Equal(2, review.Select(".changes > li").Count);
        await review.Publish();
        Assert.EndsWith(",note", await Line(site, "labor-mobility,CL"));
    }

    [Fact]
    public async Task What_the_draft_says_of_an_entry_stays_where_the_file_says_what_the_register_says()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var own = await Text(site);
        var leads = await Line(site, "labor-mobility,MX");
        var draft = await (await Form(editor, own.Replace(leads, leads.Replace(",on,,,lima", ",on,2025-01-01,on,lima")))).Preview();
        var address = $"{Address}?draft={draft.Address.Split('/')[^1]}";

        var same = (await (await Form(editor, own, address)).Submit()).Is(HttpStatusCode.OK);
        var review = await (await Form(editor, own + ",labor-mobility,CL,participant,2025-03-01,on,,,lima", address)).Preview();

        Assert.Equal("From the file: 50 unchanged and 1 left as in the draft.", same.Flash);
        Assert.Equal("From the file: 1 entry added, 50 unchanged and 1 left as in the draft.", review.Flash);
        Assert.Equal(2, review.Select(".changes > li").Count);
    }

    [Fact]
    public async Task A_line_acts_on_the_entry_as_it_stood_at_the_upload()
    {
        await using var site = await Site.Started();
        var leads = await Line(site, "labor-mobility,MX");
        var review = await (await Form(await site.Editor(), (await Text(site)).Replace(leads, leads.Replace(",on,,,lima", ",on,2025-01-01,on,lima")))).Preview();

        await site.Publish(Change.End(await site.Standing<Membership>(m => $"{m.FactId}" == leads.Split(',')[0]), Rows.Day("2024-01-01"), Register.Statements.DateIs.On, []));

        var refused = (await review.Form("#decision").Submit("publish")).Is(HttpStatusCode.BadRequest);
        Assert.NotEmpty(refused.Select("#conflicts"));
    }

    [Fact]
    public async Task Both_roles_at_once_are_acknowledged_on_the_page_of_the_draft()
    {
        await using var site = await Site.Started();
        var review = await (await Form(await site.Editor(), (await Text(site)) + ",labor-mobility,MX,participant,2025-03-01,on,,,lima")).Preview();

        (await review.Form("#decision").Submit("publish")).Is(HttpStatusCode.BadRequest);
        (await review.Form("#decision").Check("Acknowledges").Submit("publish")).Is(HttpStatusCode.OK);
    }

    private static async Task<Form> Form(Browser browser, string file, string address = Address) =>
        (await browser.Open(address)).Form().Because().Attach("Upload", "memberships.csv", Encoding.UTF8.GetBytes(file));

    private static async Task<string> Text(Site site) => await (await site.Visitor().Get(File)).Content.ReadAsStringAsync();

    /// <summary>The file's one line with that in it.</summary>
    private static async Task<string> Line(Site site, string part) =>
        Assert.Single((await Text(site)).Split("\r\n"), line => line.Contains($",{part},", StringComparison.Ordinal));

    private static async Task<int> Revisions(Site site)
    {
        await using var db = site.Database();
        return await db.Revisions.CountAsync();
    }

    private static async Task NothingWasMade(Site site, int revisions = 2)
    {
        await using var db = site.Database();
        Assert.Equal(revisions, await db.Revisions.CountAsync());
        Assert.False(await db.ChangeSets.AnyAsync(c => c.Status == ChangeSetStatus.Draft));
    }
}
