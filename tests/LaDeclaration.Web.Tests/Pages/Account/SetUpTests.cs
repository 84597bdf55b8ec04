using System.Net;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages.Account;

public sealed class SetUpTests : IAsyncLifetime
{
    private Site site = null!;

    private string Link => "/" + site.Services.GetRequiredService<FirstAccount>().Path;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_link_makes_the_first_administrator_and_works_once()
    {
        var browser = site.Visitor();
        var page = await Filled(await browser.Open(Link)).Submit();

        Assert.Equal("/en/account/authenticator", page.Address);
        (await site.Visitor().Open(Link)).Is(HttpStatusCode.NotFound);
        await using var db = site.Database();
        var member = await db.Users.SingleAsync();
        Assert.Equal(("ana@example.org", "Ana", StaffRole.Administrator), (member.Email, member.DisplayName, member.Role));
    }

    [Fact]
    public async Task Two_at_once_make_one_administrator()
    {
        var page = await site.Visitor().Open(Link);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Filled(page).Fill("Email", $"ana{i}@example.org").Post()));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.NotFound));
        await using var db = site.Database();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Another_token_or_an_account_that_exists_answers_404()
    {
        var page = (await site.Visitor().Open(Link)).Is(HttpStatusCode.OK);
        (await site.Visitor().Open("/en/account/setup")).Is(HttpStatusCode.NotFound);
        (await site.Visitor().Open(Link + "x")).Is(HttpStatusCode.NotFound);

        await site.AddStaff("somebody@example.org", StaffRole.Delegate, "CL");

        (await site.Visitor().Open(Link)).Is(HttpStatusCode.NotFound);
        (await Filled(page).Submit()).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        var page = await (await site.Visitor().Open(Link)).Form().Fill("Name", " ").Fill("Email", "ana").Submit();
        Assert.Equal(["Enter a name of 1 to 100 characters.", "Enter an e-mail address, for example name@example.org."], page.Is(HttpStatusCode.BadRequest).Errors);
        Assert.Equal("ana", page.Form()["Email"]);

        page = (await Filled(page).Fill("Password", "short").Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["A password must have at least 15 characters. This one has 5."], page.Errors);
        Assert.Equal("A password must have at least 15 characters. This one has 5.", Page.TextOf(page.One("#Password-error")));
    }

    [Fact]
    public async Task A_passkey_is_asked_for_only_once_name_and_address_are_in_order()
    {
        var browser = site.Visitor();
        var page = await browser.Open(Link);
        var options = page.One("[data-ceremony=create]").GetAttribute("data-options")!;
        var token = ("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!);

        using var refused = await browser.Post(options, token, ("Name", "Ana"), ("Email", "ana"));
        using var asked = await browser.Post(options, token, ("Name", "Ana"), ("Email", "ana@example.org"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, asked.StatusCode));
        Assert.Contains("\"name\":\"ana@example.org\"", await asked.Content.ReadAsStringAsync());
        await using var db = site.Database();
        Assert.False(await db.Users.AnyAsync());
    }

    private static Form Filled(Page page) => page.Form().Fill("Name", "Ana").Fill("Email", "ana@example.org").Fill("Password", Site.Password);
}
