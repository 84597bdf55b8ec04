using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

public sealed class RecoveryCodeTests(Sites sites) : IClassFixture<Sites>
{
    private const string Form = "form[action*='handler=RecoveryCode']";

    [SkippableTheory, BothDatabases]
    public async Task Each_works_once_is_on_record_and_is_told(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff("paper@example.org", StaffRole.Editor);
        var codes = await Make(await site.SignIn("paper@example.org"));
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){3}$", c));

        var page = await Use(site, "paper@example.org", codes[3].ToUpperInvariant().Replace('-', ' '));

        Assert.Equal(("/en/admin", "You used a recovery code. You have 9 left."), (page.Address, page.Flash));
        page = (await Use(site, "paper@example.org", codes[3])).Is(HttpStatusCode.BadRequest);
        Assert.StartsWith("This is not a recovery code for this account, or it has already been used.", page.Errors.Single());
        Assert.Equal("You used a recovery code. You have 8 left.", (await Use(site, "paper@example.org", codes[0])).Flash);
        await using var db = site.Database();
        Assert.Equal(2, await db.Journal.CountAsync(e => e.ById == member.Id && e.Act == Act.RecoveryCodeUsed));
        Assert.Equal(2, await db.Journal.CountAsync(e => e.ById == member.Id && e.Act == Act.SignedIn && e.Detail == "recovery code"));
        Assert.Contains("LaDeclaration: A recovery code was used", (await site.Mail("paper@example.org")).Select(m => m.Subject));
        Assert.Equal(2, await db.Letters.CountAsync(l => l.ToId == member.Id && l.Kind == LetterKind.RecoveryCodeUsed));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_same_one_at_the_same_moment_lets_one_in(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await site.AddStaff("race@example.org", StaffRole.Editor);
        var codes = await Make(await site.SignIn("race@example.org"));
        var pages = new[] { await Password(site, "race@example.org"), await Password(site, "race@example.org"), await Password(site, "race@example.org") };

        var answers = await Task.WhenAll(pages.Select((p, i) => p.Form(Form).Fill("RecoveryCode", codes[i == 2 ? 1 : 0]).Post()));

        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(HttpStatusCode.Redirect, answers[2].StatusCode);
    }

    [Fact]
    public async Task New_ones_take_the_place_of_those_before()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await site.AddStaff("anew@example.org", StaffRole.Editor);
        var browser = await site.SignIn("anew@example.org");
        var before = await Make(browser);

        var after = await Make(browser);

        (await Use(site, "anew@example.org", before[0])).Is(HttpStatusCode.BadRequest);
        Assert.Equal("/en/admin", (await Use(site, "anew@example.org", after[0])).Address);
    }

    [Fact]
    public async Task Nothing_that_was_shown_is_kept()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var member = await site.AddStaff("kept@example.org", StaffRole.Editor);
        var codes = await Make(await site.SignIn("kept@example.org"));

        await using var db = site.Database();
        var kept = (await db.UserTokens.SingleAsync(t => t.UserId == member.Id && t.Name == "RecoveryCodes")).Value!;

        Assert.Equal(11, kept.Split(';').Length);
        Assert.All(codes, c => Assert.DoesNotContain(c.Replace("-", "", StringComparison.Ordinal), kept));
    }

    [Fact]
    public async Task Guesses_are_counted_like_passwords()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await site.AddStaff("tried@example.org", StaffRole.Editor);
        var codes = await Make(await site.SignIn("tried@example.org"));
        var page = await Password(site, "tried@example.org");
        Assert.Equal(["Enter a recovery code."], (await page.Form(Form).Fill("RecoveryCode", " ").Submit()).Is(HttpStatusCode.BadRequest).Errors);
        for (var i = 0; i < 5; i++)
            await page.Form(Form).Fill("RecoveryCode", "bbbb-bbbb-bbbb-bbbb").Submit();

        page = (await page.Form(Form).Fill("RecoveryCode", codes[0]).Submit()).Is(HttpStatusCode.TooManyRequests);
        Assert.Equal("1", page.Header("Retry-After"));
        Assert.Equal("Too many wrong attempts. Try again in 1 second. You can still use a passkey.", Page.TextOf(page.One("#RecoveryCode-error")));
    }

    private static async Task<string[]> Make(Browser browser)
    {
        var page = await browser.Open("/en/account/recovery-codes");
        return (await page.Form().Submit()).One(".codes code").TextContent.Split('\n');
    }

    private static async Task<Page> Password(Site site, string email) =>
        await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", Site.Password).Submit();

    private static async Task<Page> Use(Site site, string email, string code) =>
        await (await Password(site, email)).Form(Form).Fill("RecoveryCode", code).Submit();
}
