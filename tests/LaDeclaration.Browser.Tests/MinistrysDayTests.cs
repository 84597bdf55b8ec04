using LaDeclaration.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Browser.Tests;

/// <summary>From a register that nobody looks after yet, by its pages alone and without a mail server, to a change that comes, is announced, holds and is undone.</summary>
public sealed class MinistrysDayTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Password = "quiet lanterns over Valparaíso";
    private const string Seat = "[data-committee='labor-mobility'][data-country='CL'][data-role='participant']";

    [SkippableFact]
    public async Task From_the_first_administrator_to_an_announcement_that_holds_and_is_undone()
    {
        var site = await OwnSite();
        var office = await Open(site: site);
        await SetUp(office, site);
        await Invite(office);

        var editor = await Open(script: false, site: site);
        var key = await WithApp(editor, site, "editor@example.org", "Editor");
        var chile = await Open(Screen.Phone, site: site);
        await chile.Device();
        await WithPasskey(chile, site);
        var peru = await Open(Screen.Phone, script: false, site: site);
        await WithRecoveryCode(peru, site);

        await Propose(chile);
        await peru.Open("/en/admin/change-sets/7", status: 404);
        await Say(editor, chile);
        await ReturnAndMend(editor, chile);
        await editor.Open("/en/admin/queue");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Proposal 7", Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("Once published, the change is shown as “announced”. It takes effect on that day.");
        await Press(editor.Page, "Publish 1 change");
        Assert.Contains(await site.Mail("delegate.cl@example.org"), m => m.Subject == "LaDeclaration: Proposal 7 was published");

        var reader = await Open(site: site);
        await Announced(reader);
        site.Clock.Set(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await reader.Open("/en/committees/labor-mobility");
        await Assertions.Expect(reader.Page.Locator(Seat)).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("announced");

        await Undo(editor, site, key);
        await reader.Open("/en/committees/labor-mobility");
        await Assertions.Expect(reader.Page.Locator(Seat)).ToHaveCountAsync(0);
        await reader.Open("/en/committees/labor-mobility?known=3");
        await Assertions.Expect(reader.Page.Locator(Seat)).ToHaveCountAsync(1);
    }

    private static async Task SetUp(Window office, Site site)
    {
        await office.Device();
        var page = await office.Open("/" + site.Services.GetRequiredService<FirstAccount>().Path);
        await page.GetByLabel("Your name").FillAsync("Administrator");
        await page.GetByLabel("E-mail address").FillAsync("administrator@example.org");
        await Press(page, "Create the administrator with a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Staff home");
    }

    private static async Task Invite(Window office)
    {
        var page = await office.Open("/en/admin/staff/invite");
        await page.GetByLabel("E-mail addresses").FillAsync("editor@example.org\ndelegate.cl@example.org, delegate, CL\ndelegate.pe@example.org, delegate, Peru");
        await page.Locator("#Member-Role-Editor").CheckAsync();
        await Press(page, "Send the invitations");
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync("3 invitations are on their way.");
    }

    private static async Task<IPage> Invited(Window window, Site site, string email, string name)
    {
        var page = await window.Open(Site.LinkIn((await site.Mail(email)).Single(), "invitation"));
        await page.GetByLabel("Your name").FillAsync(name);
        return page;
    }

    /// <summary>No password, and nothing to set up.</summary>
    private static async Task WithPasskey(Window window, Site site)
    {
        var page = await Invited(window, site, "delegate.cl@example.org", "Delegate of Chile");
        await Press(page, "Accept with a passkey");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Chile");
    }

    /// <returns>The key of the authenticator app.</returns>
    private static async Task<string> WithApp(Window window, Site site, string email, string name)
    {
        var page = await Invited(window, site, email, name);
        await page.GetByLabel("Password").FillAsync(Password);
        await Press(page, "Accept with a password");
        var key = await window.Page.Locator("code.key").InnerTextAsync();
        await window.Page.GetByLabel("Code from the app").FillAsync(App.Code(key, site.Clock.GetUtcNow()));
        await Press(window.Page, "Set up the app");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Recovery codes");
        return key;
    }

    private static async Task WithRecoveryCode(Window window, Site site)
    {
        await WithApp(window, site, "delegate.pe@example.org", "Delegate of Peru");
        var code = (await window.Page.Locator(".codes code").InnerTextAsync()).Split('\n')[0];
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await window.Page.Locator(".staffnav summary").ClickAsync();
        await Press(window.Page, "Sign out");
        await SignIn(window, "delegate.pe@example.org");
        await window.Page.GetByLabel("Recovery code").FillAsync(code);
        await Press(window.Page, "Use the recovery code");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Peru");
    }

    private static async Task SignIn(Window window, string email)
    {
        await window.Open("/en/account/sign-in");
        await window.Page.GetByLabel("E-mail address").FillAsync(email);
        await window.Page.GetByLabel("Password").FillAsync(Password);
        await Press(window.Page, "Sign in");
    }

    private static async Task Propose(Window chile)
    {
        var page = await chile.Open("/en/admin/countries/cl/memberships");
        await page.GetByLabel("Labor Mobility").SelectOptionAsync("Participant");
        await Assertions.Expect(page.Locator("aside a")).ToHaveTextAsync(["Chile, participant in Labor Mobility"]);
        await page.GetByLabel("Effective date").FillAsync("2027-03-01");
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("lima");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Chile joins.");
        await Press(page, "Preview the changes");
        await Press(page, "Submit 1 change for approval");
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync("Proposal 7 is waiting for approval.");
    }

    private static async Task Say(Window editor, Window chile)
    {
        var page = await editor.Open("/en/admin/change-sets/7");
        await page.GetByLabel("Add a comment").FillAsync("From the first of March?");
        await Press(page, "Send the comment");
        page = await chile.Open("/en/admin/change-sets/7");
        await Assertions.Expect(page.Locator(".remarks")).ToContainTextAsync("From the first of March?");
        await page.GetByLabel("Add a comment").FillAsync("Yes, that day.");
        await Press(page, "Send the comment");
    }

    private static async Task ReturnAndMend(Window editor, Window chile)
    {
        var page = await editor.Open("/en/admin/change-sets/7");
        await page.Locator("details", new() { Has = page.Locator("#return") }).Locator("summary").ClickAsync();
        await page.GetByLabel("Comment to the author").FillAsync("Say so in the reason.");
        await Press(page, "Return to the author");
        page = await chile.Open("/en/admin");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Say so in the reason.");
        page = await chile.Open("/en/admin/countries/cl/memberships?draft=7");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Chile joins from 1 March 2027.");
        await Press(page, "Preview the changes");
        await Press(page, "Submit 1 change for approval");
    }

    private static async Task Announced(Window reader)
    {
        foreach (var address in new[] { "/en/committees/labor-mobility", "/en/countries/cl" })
        {
            await reader.Open(address);
            await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("announced: from 1 March 2027");
            await reader.Open(address + "?on=2027-02-28");
            await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("announced: from 1 March 2027");
            await reader.Open(address + "?on=2027-03-01");
            await Assertions.Expect(reader.Page.Locator(Seat)).ToHaveCountAsync(1);
            await Assertions.Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("announced: from");
        }
    }

    private static async Task Undo(Window editor, Site site, string key)
    {
        await SignIn(editor, "editor@example.org");
        var page = editor.Page;
        await page.GetByLabel("Code from the app").FillAsync(App.Code(key, site.Clock.GetUtcNow()));
        await Press(page, "Sign in");
        await editor.Open("/en/admin/change-sets/7");
        await page.GetByRole(AriaRole.Link, new() { Name = "Undo revision 3" }).ClickAsync();
        await Press(page, "Create a draft that undoes 1 change");
        await Assertions.Expect(page.Locator(".changes li")).ToContainTextAsync(["Retracted: Chile, participant in Labor Mobility, from 1 March 2027"]);
        await Press(page, "Publish 1 change");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("was published as revision 4.");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
