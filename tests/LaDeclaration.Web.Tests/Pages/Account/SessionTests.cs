using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>How long a session lasts, and what of it the browser is given to keep.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Signing_out_is_on_record_with_the_end_of_the_session_or_not_at_all()
    {
        var editor = await site.Editor();
        var form = (await editor.Open("/en/account/sign-out")).Form();
        await using var db = site.Database();
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER refuses BEFORE INSERT ON \"EndedSessions\" BEGIN SELECT RAISE(ABORT, 'refused'); END");

        Assert.Equal(HttpStatusCode.InternalServerError, (await form.Post()).StatusCode);
        Assert.Equal(0, await db.Journal.CountAsync(e => e.Act == Act.SignedOut));
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER refuses");
        Assert.Equal(HttpStatusCode.Redirect, (await form.Post()).StatusCode);

        Assert.Equal(1, await db.Journal.CountAsync(e => e.Act == Act.SignedOut));
        Assert.Equal(1, await db.EndedSessions.CountAsync());
    }

    [Fact]
    public async Task Half_an_hour_without_a_request_ends_it()
    {
        var browser = await site.Editor();
        for (var i = 0; i < 3; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal("/en/account", (await browser.Open("/en/account")).Address);
        }
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        var door = await browser.Open("/en/account");
        Assert.Equal("/en/account/sign-in?returnUrl=%2Fen%2Faccount", door.Address);
        Assert.Equal(["Your session has ended. Sessions end after 30 minutes without activity, and after 12 hours in any case. Sign in again to continue."], door.Texts(".notice"));
    }

    [Fact]
    public async Task The_door_says_why_it_ended_to_whoever_had_it_and_to_nobody_else()
    {
        var member = await site.AddStaff("told@example.org", StaffRole.Delegate, "CL");
        var (desk, phone) = (await site.SignIn("told@example.org"), await site.SignIn("told@example.org"));
        Assert.Empty((await site.Visitor().Open("/en/account")).Texts(".notice"));

        await (await phone.Open("/en/account")).Form("form:has([formaction='?handler=SignOutEverywhere'])").Submit();
        Assert.Equal(["Your session has ended because a way to sign in was changed or all sessions were signed out. Sign in again to continue."], (await desk.Open("/en/account")).Texts(".notice"));
        var form = (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Form("form:has([formaction='?handler=Change'])");
        desk = await site.SignIn("told@example.org");
        var begun = (await desk.Open("/en/admin/countries/cl/memberships")).Form("main form[data-keep]").Fill("Evidence.Reason", "Typed.");
        await form.Fill("Member.Country", "PE").Submit();
        var elsewhere = await begun.Submit();
        Assert.Equal("/en/account/sign-in", elsewhere.Address);
        Assert.Equal(["Your role or country was changed, and your session has ended. Sign in again to continue."], elsewhere.Texts(".notice"));
        Assert.Equal(["Your role or country was changed, and your session has ended. Sign in again to continue."], (await desk.Open("/en/account")).Texts(".notice"));
        await (await (await site.Administrator()).Open($"/en/admin/staff/{member.Id}/close")).Form().Submit();
        Assert.Equal(["Your account was closed, and your session has ended. An administrator can reopen the account."], (await desk.Open("/en/account")).Texts(".notice"));

        var editor = await site.Editor();
        var copy = await Copied(editor);
        await (await editor.Open("/en/account/sign-out")).Form().Submit();
        using var stranger = await site.Visitor().Get("/en/account", "Cookie: " + copy);
        Assert.DoesNotContain(stranger.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.Contains("flash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twelve_hours_end_it_in_any_case()
    {
        var browser = await site.Editor();
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal("/en/account", (await browser.Open("/en/account")).Address);
        }
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("sign-in", (await browser.Open("/en/account")).Address);
    }

    [Fact]
    public async Task Another_password_does_not_begin_the_twelve_hours_anew()
    {
        await site.AddStaff("long@example.org", StaffRole.Editor);
        var browser = await site.SignIn("long@example.org");
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(20));
            await browser.Open("/en/account");
        }
        var form = (await browser.Open("/en/account")).Form("form:has([formaction='?handler=Password'])");
        Assert.NotEmpty((await form.Fill("CurrentPassword", Site.Password).Fill("NewPassword", "eleven teaspoons of rain").Submit()).Flash);

        site.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Contains("sign-in", (await browser.Open("/en/account")).Address);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Signing_out_ends_the_session_for_a_copy_of_its_cookie_but_not_on_another_device(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        var (desk, phone) = (await own.Editor(), await own.Editor());
        var copy = await Copied(desk);
        Assert.Equal(HttpStatusCode.OK, await Try(copy));
        var form = (await desk.Open("/en/account/sign-out")).Form();

        await Task.WhenAll(form.Post(), form.Post());

        Assert.Equal(HttpStatusCode.Redirect, await Try(copy));
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/en/account")).StatusCode);
        await desk.SignIn("editor@example.org");
        copy = await Copied(desk);
        await desk.SignIn("editor@example.org");
        Assert.Equal(HttpStatusCode.Redirect, await Try(copy));
        Assert.Equal(HttpStatusCode.OK, (await desk.Get("/en/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/en/account")).StatusCode);

        async Task<HttpStatusCode> Try(string cookie) => (await own.Visitor().Get("/en/account", "Cookie: " + cookie)).StatusCode;
    }

    [Fact]
    public async Task What_ended_is_forgotten_when_its_cookie_would_let_nobody_in_anyway()
    {
        var browser = await site.Editor();
        await (await browser.Open("/en/account/sign-out")).Form().Submit();
        foreach (var (hours, left) in new[] { (12, 1), (24, 0) })
        {
            site.Clock.Advance(TimeSpan.FromHours(hours));
            await ActivatorUtilities.CreateInstance<DailyTasks>(site.Services).Run();
            await using var db = site.Database();
            Assert.Equal(left, await db.EndedSessions.CountAsync());
        }
    }

    [Fact]
    public async Task A_public_page_recognises_nobody_and_sets_no_cookie()
    {
        var signedIn = await (await site.Editor()).Get("/en");
        var anonymous = await site.Visitor().Get("/en");

        Assert.False(signedIn.Headers.Contains("Set-Cookie"));
        Assert.False(anonymous.Headers.Contains("Set-Cookie"));
        Assert.Equal(await anonymous.Content.ReadAsStringAsync(), await signedIn.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_staff_see_is_kept_nowhere()
    {
        var browser = await site.Administrator();
        foreach (var address in new[] { "/en/account", "/en/admin/staff", "/en/admin/staff/invite", "/en/account/sign-in", "/en/account/sign-out", "/en/admin/staff/none" })
            Assert.Equal("no-store", (await browser.Get(address)).Headers.CacheControl?.ToString());
        Assert.Equal("no-store", (await site.Visitor().Get("/en/admin/staff")).Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_form_from_before_somebody_signed_out_is_answered_with_what_to_do()
    {
        var browser = await site.Administrator();
        var staff = await browser.Open("/en/admin/staff/invite");
        await (await browser.Open("/en/account/sign-out")).Form().Submit();
        await browser.SignIn("administrator@example.org");
        await (await browser.Open("/en/account/sign-out")).Form().Submit();
        await site.AddStaff("other@example.org", StaffRole.Administrator);
        await browser.SignIn("other@example.org");

        var page = (await staff.Form().Fill("Member.Role", "Editor").Submit()).Is(HttpStatusCode.BadRequest);

        Assert.StartsWith("This form could not be processed The form was opened by another person, who was signed in before you.", page.Text);
    }

    /// <summary>What the browser is given anew with every answer.</summary>
    private static async Task<string> Copied(Browser browser) =>
        (await browser.Get("/en/account")).Headers.GetValues("Set-Cookie").Single(c => c.Contains("staff=", StringComparison.Ordinal)).Split(';')[0];
}
