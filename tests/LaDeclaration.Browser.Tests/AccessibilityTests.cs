using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure.Accounts;
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
        var links = scope.ServiceProvider.GetRequiredService<StaffLinks>();
        await scope.ServiceProvider.GetRequiredService<Invitations>().Send([new Invitation("invited@example.org", StaffRole.Editor, null)], language, by: null);
        var invitation = await links.ToAccept(await own.AddStaff("invited@example.org", StaffRole.Editor));
        var link = await links.ToChoosePassword(await own.AddStaff(StaffPages.Delegate, StaffRole.Delegate, "CL"));
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

    /// <summary>The spacing of WCAG 1.4.12: nothing is cut off, nothing runs off sideways.</summary>
    [SkippableTheory]
    [InlineData("en", Screen.Narrow)]
    [InlineData("fr", Screen.Desktop)]
    public async Task Text_may_be_spaced_wider(string language, Screen screen)
    {
        var window = await Open(screen);
        var faults = new List<string>();
        foreach (var address in PublicAddresses.OneOfEach)
        {
            var page = await window.Open($"/{language}{address[3..]}");
            await page.EvaluateAsync(Script.SpaceWider);
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
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        return [.. await page.Overflowing(), .. await page.Violations()];
    }
}
