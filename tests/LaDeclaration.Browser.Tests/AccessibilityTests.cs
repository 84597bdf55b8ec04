using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Browser.Tests;

/// <summary>axe finds nothing and nothing runs off sideways on any kind of page; with LADECLARATION_LONG=1 on any kind of page in any look, and on every public page at the narrowest.</summary>
public sealed class AccessibilityTests(Chromium chromium) : BrowserTest(chromium)
{
    public static TheoryData<string, Screen, Colours> Walked => Looks.Walked;

    [SkippableTheory]
    [MemberData(nameof(Walked))]
    public async Task Public_pages(string language, Screen screen, Colours colours)
    {
        var isWhole = Looks.IsLong && screen == Screen.Narrow && colours == Colours.Light;
        var pages = isWhole ? await Addresses.Public(Site, language) : PublicAddresses.OneOfEach.Select(address => $"/{language}{address[3..]}");

        await Walk(await Open(screen, colours), [.. pages, .. PublicAddresses.Asked.Select(asked => $"/{language}{asked}")]);
    }

    [SkippableTheory]
    [MemberData(nameof(Walked))]
    public async Task Pages_that_say_what_went_wrong(string language, Screen screen, Colours colours)
    {
        var window = await Open(screen, colours);

        await Walk(window, [$"/{language}/nowhere"], status: 404);
        await Walk(window, [$"/{language}?on=yesterday"], status: 400);
    }

    [SkippableTheory]
    [MemberData(nameof(Walked))]
    public async Task Ways_in(string language, Screen screen, Colours colours)
    {
        var own = await OwnSite();
        var window = await Open(screen, colours, site: own);

        await Walk(window, ["/" + own.Services.GetRequiredService<FirstAccount>().Path]);
        using var scope = own.Services.CreateScope();
        var links = scope.ServiceProvider.GetRequiredService<AccountLinks>();
        await scope.ServiceProvider.GetRequiredService<Invitations>().Send([new Invitation("invited@example.org", StaffRole.Editor, null)], language, by: null);
        var invitation = await links.CreateInvitationLink(await own.AddStaff("invited@example.org", StaffRole.Editor));
        var link = await links.CreatePasswordLink(await own.AddStaff(StaffPages.Delegate, StaffRole.Delegate, "CL"));
        await Walk(window, [$"/{language}/{invitation}", $"/{language}/{link}", $"/{language}/account/sign-in"]);
        await own.AddStaff("alone@example.org", StaffRole.Editor, hasSecondFactor: false);
        foreach (var (email, next) in new[] { (StaffPages.Delegate, "account/second-step"), ("alone@example.org", "account/second-factor") })
        {
            await window.Open("/en/account/sign-in");
            await window.FillPassword(email);
            await Assertions.Expect(window.Page.Locator("h1")).Not.ToHaveTextAsync("Sign in");
            await Walk(window, [$"/{language}/{next}"]);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Walked))]
    public async Task Pages_of_staff(string language, Screen screen, Colours colours)
    {
        var administrator = await Open(screen, colours);
        await administrator.SignIn(StaffPages.Administrator);
        await Walk(administrator, [.. StaffPages.OfAdministrator.Select(path => $"/{language}/{path}")]);

        var member = await Open(screen, colours);
        await member.SignIn(StaffPages.Delegate);
        await Walk(member, [.. StaffPages.OfDelegate.Select(path => $"/{language}/{path}")]);
    }

    [SkippableTheory]
    [MemberData(nameof(Walked))]
    public async Task A_form_that_was_refused(string language, Screen screen, Colours colours)
    {
        var window = await Open(screen, colours);
        await window.SignIn(StaffPages.Administrator);
        var page = await window.Open($"/{language}/admin/committees/labor-mobility/memberships");

        await page.Locator("main form").EvaluateAsync("form => form.noValidate = true");
        await page.Locator("main form button.primary").ClickAsync();

        await Assertions.Expect(page.Locator(".errors")).ToBeFocusedAsync();
        Faults.None(await Look(page));
    }

    /// <summary>As it is, and with the spacing of WCAG 1.4.12: nothing is cut off, nothing runs off sideways, also where entries end or begin on a day to come.</summary>
    [SkippableTheory]
    [InlineData("en", Screen.Narrow)]
    [InlineData("es", Screen.Narrow)]
    [InlineData("pt", Screen.Narrow)]
    [InlineData("fr", Screen.Narrow)]
    [InlineData("fr", Screen.Desktop)]
    public async Task Text_may_be_spaced_wider(string language, Screen screen)
    {
        var own = await OwnSite();
        var leading = await own.Standing<Membership>(m => m is { Country: "US", Committee: "smuggling-and-trafficking" });
        await own.Publish(
            Change.End(leading, Rows.Day("2027-09-16"), DateIs.On, []),
            Change.Add(Rows.Membership("PA", "smuggling-and-trafficking", Role.Lead, "2027-09-16", "2028-09-16")),
            Change.Add(Rows.Membership("CL", "labor-mobility", from: "2023-09-16") with { FromIs = DateIs.By }));
        var window = await Open(screen, site: own);
        var faults = new List<string>();
        foreach (var path in PublicAddresses.OneOfEach.Select(address => address[3..]).Concat(PublicAddresses.Asked).Concat(["/countries/us", "/countries/cl", "/committees/smuggling-and-trafficking"]))
        {
            var page = await window.Open($"/{language}{path}");
            await Unfold(page);
            faults.AddRange(await page.Overflowing());
            Assert.True(await page.EvaluateAsync<bool>(Script.SpaceWider), path + " is spaced as before.");
            faults.AddRange([.. await page.Overflowing(), .. await page.EvaluateAsync<string[]>(Script.CutOff)]);
        }
        Faults.None(faults);
    }

    private static async Task Walk(Window window, IReadOnlyList<string> addresses, int status = 200)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
            faults.AddRange(await Look(await window.Open(address, status)));
        Faults.None(faults);
    }

    /// <summary>Everything that unfolds is looked at unfolded.</summary>
    private static async Task<IEnumerable<string>> Look(IPage page)
    {
        await Unfold(page);
        return [.. await page.Overflowing(), .. await page.Violations()];
    }

    private static async Task Unfold(IPage page) =>
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
}
