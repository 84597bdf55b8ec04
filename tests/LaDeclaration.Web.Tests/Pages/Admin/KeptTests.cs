using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.SavedForms;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>What was typed and not sent is there again: when it was kept on the way, and when the session had run out.</summary>
public sealed class KeptTests(Sites sites) : IClassFixture<Sites>
{
    private const string Memberships = "/en/admin/committees/labor-mobility/memberships";
    private const string Kept = "form[data-keep]";

    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(31);

    /// <summary>Each as long as a field may be, and together more than is kept.</summary>
    private static readonly (string, string)[] TooMuch =
        [.. Enumerable.Range(0, 1 + (KeptForm.FieldsMaxLength / RequestLimits.MaxFieldBytes)).Select(n => ($"More{n}", new string('x', RequestLimits.MaxFieldBytes)))];

    [Theory]
    [BothDatabases]
    public async Task A_form_that_is_sent_too_late_is_as_it_was_after_signing_in(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var browser = await site.SignIn(StaffRole.Editor);
        var form = (await browser.Open(Memberships)).Form(Kept).Because("2025-03-01").Fill("Answers[CL].Role", "Participant").Fill("Evidence.DateIs", "by");
        site.Clock.Advance(TooLong);

        var door = await form.Submit();
        Assert.Equal("Sign in", door.Texts("h1").Single());
        Assert.Contains("What you typed was saved on", door.Flash);
        var back = await SignIn(door, "editor@example.org");

        Assert.Equal(Memberships, back.Address);
        Assert.Contains("This form shows what you typed on", back.Texts(".notice").Single());
        Assert.Empty(back.Errors);
        Assert.DoesNotContain("Error", back.Title);
        back.Form(Kept).Holds(("Answers[CL].Role", "Participant"), ("Answers[MX].Role", "Lead"), ("Evidence.Date", "2025-03-01"), ("Evidence.DateIs", "by"), ("Evidence.Source", "lima"), ("Evidence.Reason", DraftingForms.Reason));
        await back.Form(Kept).Preview();
        Assert.Empty((await browser.Open(Memberships)).Select(".notice"));
        (await browser.Open(Memberships)).Form(Kept).Holds(("Answers[CL].Role", "None"), ("Evidence.Reason", ""));
    }

    [Theory]
    [BothDatabases]
    public async Task What_is_kept_while_typing_is_listed_picked_up_and_discarded(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var browser = await Person(site, StaffRole.Editor);
        var page = await browser.Open("/en/admin/sources/new");
        var typed = page.Form(Kept).Fill("Fields.Title", "=A “new” statement <b>").Fill("Fields.Publisher", "");

        var answer = await browser.Post("/en/admin/kept?address=%2Fen%2Fadmin%2Fsources%2Fnew%3Fhandler%3DX", [.. typed.Fields]);

        Assert.Equal($"Saved at {site.Clock.GetUtcNow():HH:mm} UTC", await answer.Content.ReadAsStringAsync());
        var home = await browser.Open("/en/admin");
        Assert.StartsWith("Add a source, ", home.Texts(".begun li").Single(), StringComparison.Ordinal);
        Assert.Equal("Discard: Add a source", home.One(".begun button").TextContent);
        var picked = await browser.Open(home.One(".begun a").GetAttribute("href")!);
        Assert.Equal("Discard: Add a source", picked.One("[data-discard] button").TextContent);
        picked.Form(Kept).Holds(("Fields.Title", "=A “new” statement <b>"));
        var discarded = await picked.Form("[data-discard]").Submit();
        Assert.Equal("/en/admin/sources/new", discarded.Address);
        discarded.Form(Kept).Holds(("Fields.Title", ""));
        Assert.Empty((await browser.Open("/en/admin")).Select(".begun"));
    }

    [Fact]
    public async Task Whatever_page_a_form_stands_on_is_listed_by_its_title()
    {
        await using var site = await Site.Started();
        var browser = await Person(site, StaffRole.Administrator);
        var mexico = await site.Standing<Membership>(m => m.Country == "MX" && m.Committee == "labor-mobility");
        string[] places =
        [
            "change-sets/3", "committees/new", "committees/labor-mobility", "committees/labor-mobility/memberships", "committees/labor-mobility/hand-over", "committees/labor-mobility/close",
            "countries/new", "countries/cl", "countries/cl/memberships", "countries/cl/endorsement", "import", "matrix", "pillars/new", "pillars/1", "pillars/1/order", "revisions/2/revert",
            "sources/new", "sources/lima", "staff/invite", $"statements/{mexico.FactId}?what=Confirm",
        ];
        foreach (var place in places)
            await Keep(browser, "/en/admin/" + place, [("__RequestVerificationToken", (await browser.Open("/en/admin/sources/new")).Form(Kept)["__RequestVerificationToken"]!), ("Evidence.Reason", "Begun.")]);

        var listed = (await browser.Open("/en/admin")).Select(".begun a");

        Assert.Equal(places.Length, listed.Count);
        foreach (var link in listed)
            Assert.StartsWith(link.TextContent, (await browser.Open(link.GetAttribute("href")!)).Is(HttpStatusCode.OK).One("title").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task A_comment_waits_for_its_author_but_the_version_is_that_of_the_page_now(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var author = await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL");
        var set = await site.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var address = $"/en/admin/change-sets/{set.Number}";
        var browser = await Person(site, StaffRole.Editor);
        var form = (await browser.Open(address)).Form("#return").Fill("Comment", "Which letter says so?");
        site.Clock.Advance(TooLong);
        var door = await form.Submit();
        await using (var db = site.Database())
        {
            var altered = await db.ChangeSets.Include(c => c.Changes).SingleAsync(c => c.Number == set.Number);
            altered.Return(new Actor(null, StaffRole.Editor), "Set up for a test.", site.Clock.GetUtcNow().UtcDateTime);
            altered.SetReason(author.AsActor(), "Altered since.", "en", site.Clock.GetUtcNow().UtcDateTime);
            altered.Submit(author.AsActor(), site.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            set = altered;
        }

        var back = await SignIn(door, "keeper@example.org");

        Assert.Equal(address, back.Address);
        back.Form("#return").Holds(("Comment", "Which letter says so?"), ("Version", $"{set.Version}"));
        Assert.True(back.One("details:has(#return)").HasAttribute("open"));
        Assert.Contains("Altered since.", back.Text);
    }

    [Fact]
    public async Task It_is_theirs_alone_whoever_signs_in_at_the_same_browser()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Not for everybody.");
        site.Clock.Advance(TooLong);
        var door = await form.Submit();
        await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL");
        await site.AddStaff("administrator@example.org", StaffRole.Administrator);

        Assert.Equal(HttpStatusCode.Forbidden, (await SignIn(door, "delegatecl@example.org")).Status);
        Assert.Empty((await browser.Open("/en/admin")).Select(".begun"));
        await browser.SignIn("administrator@example.org");
        Assert.DoesNotContain("Not for everybody.", (await browser.Open(Memberships)).Html);
        await browser.SignIn("editor@example.org");
        (await browser.Open(Memberships)).Form(Kept).Holds(("Evidence.Reason", "Not for everybody."));
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_keeps_it_for_its_owner()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.");
        var other = await site.SignIn("editor@example.org");
        await (await other.Open("/en/account")).Form("form:has([formaction='?handler=SignOutEverywhere'])").Submit();
        Assert.Equal("Sign in", (await browser.Open("/en/admin/queue")).Texts("h1").Single());

        var door = await form.Submit();

        Assert.Contains("What you typed was saved on", door.Flash);
        (await SignIn(door, "editor@example.org")).Form(Kept).Holds(("Evidence.Reason", "Typed."));
    }

    [Fact]
    public async Task Neither_a_closed_account_nor_a_form_that_does_not_say_whose_it_is_nor_one_of_long_ago_is_kept()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.");
        site.Clock.Advance(TooLong);
        foreach (var owner in new[] { "", "x", form[FormOwner.Field]![..^2] })
            Assert.Equal(
                "Your session has ended, and what you typed could not be saved. Go back before you sign in: your browser may still show it, so that you can copy it.",
                (await browser.Read(await browser.Post(Memberships, [.. form.Fields.Where(f => f.Name != FormOwner.Field), (FormOwner.Field, owner)]))).Flash);
        await using var db = site.Database();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.DisabledAt, site.Clock.GetUtcNow().UtcDateTime));
        await form.Submit();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.DisabledAt, (DateTime?)null));
        site.Clock.Advance(SavedFormStore.Lifetime);
        await form.Submit();

        Assert.Equal(0, await db.KeptForms.CountAsync());
    }

    [Fact]
    public async Task Signed_out_in_another_tab_or_without_cookies_what_was_typed_is_kept_for_its_owner()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.");
        await (await browser.Open("/en/account/sign-out")).Form("main form").Submit();

        var door = await form.Submit();

        Assert.Equal("Your session has ended. What you typed was saved on 23 November 2026, 12:00 UTC. Sign in to see it again.", door.Flash);
        (await SignIn(door, "editor@example.org")).Form(Kept).Holds(("Evidence.Reason", "Typed."));
        var anew = await site.Visitor().Read(await site.Visitor().Post(Memberships, [.. form.Fill("Evidence.Reason", "Typed again.").Fields]));
        Assert.Equal("Sign in", anew.Texts("h1").Single());
        (await browser.Open(Memberships)).Form(Kept).Holds(("Evidence.Reason", "Typed again."));
    }

    [Fact]
    public async Task A_form_from_before_the_cookies_were_cleared_comes_back_with_what_was_typed()
    {
        await using var site = await Site.Started();
        var fields = (await (await site.Editor()).Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.").Fields;
        var browser = await site.SignIn("editor@example.org");

        var page = (await browser.Read(await browser.Post(Memberships, [.. fields]))).Is(HttpStatusCode.OK);

        Assert.StartsWith("Nothing was sent, because the page was opened before you last signed in.", page.Flash, StringComparison.Ordinal);
        page.Form(Kept).Holds(("Evidence.Reason", "Typed."));
        var answer = await Post(browser, Memberships, [.. fields.Where(f => f.Name != "Evidence.Reason"), ("Evidence.Reason", "Gone on with.")]);
        Assert.Equal("Saved at 12:00 UTC", await answer.Content.ReadAsStringAsync());
        (await browser.Open(Memberships)).Form(Kept).Holds(("Evidence.Reason", "Gone on with."));
        var other = await site.Administrator();
        var refused = (await other.Read(await other.Post(Memberships, [.. fields]))).Is(HttpStatusCode.BadRequest);
        Assert.Contains("What that person typed is saved", refused.Text);
        Assert.DoesNotContain("Typed.", (await other.Open(Memberships)).Html);
    }

    [Fact]
    public async Task Whoever_goes_on_typing_after_the_session_ended_is_told_and_it_is_kept()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.");
        site.Clock.Advance(TooLong);

        var answer = await Post(browser, Memberships, form.Fields);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.StartsWith("Your session has ended. What you type is still being saved, most recently on 23 November 2026, 12:31 UTC.", Page.Plain(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        answer = await Post(browser, Memberships, [.. form.Fields, .. TooMuch]);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Your session has ended, and what you type is not being saved. Sign in again in another tab, then continue here. An earlier version, saved on 23 November 2026, 12:31 UTC, is still there.", Page.Plain(await answer.Content.ReadAsStringAsync()));
        var door = await browser.Open("/en/admin");
        Assert.Equal("Your session has ended. Sessions end after 30 minutes without activity, and after 12 hours in any case. Sign in again to continue. What you typed was saved on 23 November 2026, 12:31 UTC.", door.Flash);
        Assert.Equal("", (await site.Visitor().Open("/en/admin")).Flash);
    }

    [Fact]
    public async Task What_is_closed_to_its_author_by_now_is_not_listed()
    {
        await using var site = await Site.Started();
        var browser = await site.Delegate("CL");
        const string address = "/en/admin/countries/cl/memberships";
        await Keep(browser, address, (await browser.Open(address)).Form(Kept).Fill("Evidence.Reason", "Typed.").Fields);
        Assert.Single((await browser.Open("/en/admin")).Select(".begun li"));
        await using (var db = site.Database())
            await db.Users.Where(u => u.Country == "CL").ExecuteUpdateAsync(set => set.SetProperty(u => u.Country, "PE"));

        Assert.Empty((await (await site.SignIn("delegatecl@example.org")).Open("/en/admin")).Select(".begun li"));
    }

    [Fact]
    public async Task After_twelve_hours_too_and_although_another_page_was_opened_in_between()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed for very long.");
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(20));
            await browser.Open("/en/admin/queue");
        }

        var back = await SignIn(await form.Submit(), "editor@example.org");

        back.Form(Kept).Holds(("Evidence.Reason", "Typed for very long."));
    }

    [Fact]
    public async Task What_is_sent_is_kept_no_longer_but_what_was_typed_into_the_pages_other_forms_is()
    {
        await using var site = await Site.Started();
        var author = await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL");
        var set = await site.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var address = $"/en/admin/change-sets/{set.Number}";
        var browser = await site.Editor();
        var page = await browser.Open(address);
        await Keep(browser, address, page.Form("#return").Fill("Comment", "Which letter?").Fields);
        var refused = await page.Form("#reject").Submit();
        await Keep(browser, refused.Address, refused.Form("#reject").Fill("Rejection", "No letter.").Fields);
        await Keep(browser, address, page.Form("#say").Fill("Say", "Begun").Fields);
        site.Clock.Advance(TooLong);
        await page.Form("#say").Fill("Say", "Is there a letter?").Submit();
        await browser.SignIn("editor@example.org");

        var back = await browser.Open(address);
        back.Form("#return").Holds(("Comment", "Which letter?"));
        var said = await back.Form("#say").Holds(("Say", "Is there a letter?")).Submit();

        said.Form("#say").Holds(("Say", ""));
        said.Form("#reject").Holds(("Rejection", "No letter."));
        await said.Form("#return").Holds(("Comment", "Which letter?")).Submit();
        await using var db = site.Database();
        Assert.Equal(1, await db.KeptForms.CountAsync());
        (await browser.Open(address)).Is(HttpStatusCode.NotFound);
        Assert.Empty((await browser.Open("/en/admin")).Select(".begun"));
    }

    [Fact]
    public async Task What_is_kept_of_a_matrix_is_shown_as_of_when_it_was_typed()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        const string matrix = "/en/admin/matrix";
        await Keep(browser, matrix, (await browser.Open(matrix)).Form(Kept).Fill("Cells[CL-temporary-protection]", "Lead").Fill("Cells[CL-labor-mobility]", "Lead").Fields);
        await site.Close("temporary-protection", "2026-01-01");

        var page = (await browser.Open(matrix)).Is(HttpStatusCode.OK);

        Assert.Empty(page.Errors);
        page.Form(Kept).Holds(("Cells[CL-temporary-protection]", "Lead"), ("Cells[CL-labor-mobility]", "Lead"), ("Known", "2"));
    }

    [Fact]
    public async Task A_refused_form_leaves_it_and_what_no_longer_fits_is_dropped()
    {
        await using var site = await Site.Started();
        var browser = await site.Delegate();
        const string address = "/en/admin/countries/cl/memberships";
        var fields = (await browser.Open(address)).Form(Kept).Fill("Evidence.Reason", "Typed.").Fields;
        await Keep(browser, address, fields);
        (await (await browser.Open(address)).Form(Kept).Submit()).Is(HttpStatusCode.BadRequest);
        (await browser.Open(address)).Form(Kept).Holds(("Evidence.Reason", "Typed."));

        await Keep(browser, address, [.. fields, ("Answers[gone].Role", "Lead")]);

        var page = (await browser.Open(address)).Is(HttpStatusCode.OK);
        page.Form(Kept).Holds(("Evidence.Reason", ""));
        Assert.Equal($"What you typed at {address} on 23 November 2026, 12:00 UTC was discarded. That page, or something on it, is no longer available to you.", page.Flash);
        Assert.Empty((await browser.Open(address)).Select(".notice"));
    }

    [Fact]
    public async Task It_says_when_the_register_changed_since()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        await Keep(browser, Memberships, (await browser.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.").Fields);
        Assert.DoesNotContain("changed since", (await browser.Open(Memberships)).Text);
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        Assert.Contains("The register has changed since", (await browser.Open(Memberships)).Text);
    }

    [Fact]
    public async Task The_oldest_give_way_and_what_is_too_much_or_elsewhere_is_not_kept()
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var fields = (await browser.Open("/en/admin/sources/new")).Form(Kept).Fields;
        for (var n = 0; n < SavedFormStore.MaxPerPerson + 2; n++)
        {
            await Keep(browser, $"/en/admin/sources/new?n={n}", fields);
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await using var db = site.Database();
        var kept = await db.KeptForms.OrderBy(f => f.KeptAt).Select(f => f.Address).ToListAsync();
        Assert.Equal((SavedFormStore.MaxPerPerson, "/en/admin/sources/new?n=2"), (kept.Count, kept[0]));

        string[] elsewhere = ["/en/account", "/en/admin", "/en/admin/kept", "//example.org/admin/x", "https://example.org/en/admin/x", "/xx/admin/queue", "/en/admin/" + new string('x', KeptForm.AddressMaxLength), ""];
        foreach (var address in elsewhere)
            Assert.Equal(HttpStatusCode.BadRequest, (await Post(browser, address, fields)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(browser, "/en/admin/sources/new", [.. fields, .. TooMuch])).StatusCode);

        site.Clock.Advance(SavedFormStore.Lifetime);
        await browser.SignIn("editor@example.org");
        await Keep(browser, "/en/admin/pillars/new", (await browser.Open("/en/admin/pillars/new")).Form(Kept).Fields);
        Assert.Equal(["/en/admin/pillars/new"], await db.KeptForms.Select(f => f.Address).ToListAsync());
        Assert.DoesNotContain("Verification", (await db.KeptForms.SingleAsync()).Fields);
    }

    [Theory]
    [InlineData(0, RequestLimits.MaxFieldBytes - 10)]
    [InlineData(KeptForm.AddressMaxLength, 0)]
    public async Task What_is_too_long_to_be_kept_when_the_session_had_ended_is_said_to_be_lost(int addressLength, int textLength)
    {
        await using var site = await Site.Started();
        var browser = await site.Editor();
        var form = (await browser.Open("/en/admin/sources/new?n=" + new string('x', addressLength))).Form(Kept);
        foreach (var field in new[] { "Evidence.Reason", "Fields.Title", "Fields.Publisher", "Fields.Address" })
            form.Fill(field, "Typed." + new string('x', textLength));
        site.Clock.Advance(TooLong);

        var door = await form.Submit();

        Assert.Equal("Your session has ended, and what you typed is too long to be saved. You have to type it again after you sign in.", door.Flash);
        Assert.Empty((await SignIn(door, "editor@example.org")).Select(".notice"));
    }

    [Fact]
    public async Task Nobody_discards_what_is_anothers()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        await Keep(editor, Memberships, (await editor.Open(Memberships)).Form(Kept).Fill("Evidence.Reason", "Typed.").Fields);
        var other = await site.Administrator();

        var token = (await other.Open(Memberships)).Form(Kept)["__RequestVerificationToken"]!;
        await other.Post("/en/admin/kept?handler=Discard", ("__RequestVerificationToken", token), ("address", Memberships), ("back", "https://example.org/"));

        (await editor.Open(Memberships)).Form(Kept).Holds(("Evidence.Reason", "Typed."));
    }

    /// <summary>Another person of that role than the other tests of the class take.</summary>
    private static async Task<Browser> Person(Site site, StaffRole role)
    {
        await site.AddStaff("keeper@example.org", role);
        return await site.SignIn("keeper@example.org");
    }

    private static async Task<Page> SignIn(Page door, string email)
    {
        var second = await door.Form("main form:has([name=Password])").Fill("Email", email).Fill("Password", Site.Password).Submit();
        return await second.Browser.Confirm(second, email);
    }

    private static async Task Keep(Browser browser, string address, IEnumerable<(string, string)> fields) =>
        Assert.Equal(HttpStatusCode.OK, (await Post(browser, address, fields)).StatusCode);

    private static Task<HttpResponseMessage> Post(Browser browser, string address, IEnumerable<(string, string)> fields) =>
        browser.Post("/en/admin/kept?address=" + Uri.EscapeDataString(address), [.. fields]);
}
