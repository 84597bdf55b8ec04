using System.Net;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Account;

/// <summary>Passwords and codes cannot be guessed, and whoever tries learns nothing of who has an account.</summary>
public sealed partial class GuessingTests(Sites sites) : IClassFixture<Sites>
{
    [SkippableTheory, BothDatabases]
    public async Task From_the_fifth_wrong_password_on_each_next_one_waits_longer(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        const string Email = "paused@example.org";
        await site.AddStaff(Email, StaffRole.Editor);
        for (var i = 0; i < 5; i++)
            (await Try(site, Email)).Is(HttpStatusCode.BadRequest);

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var page = (await Try(site, "Paused@example.org ", Site.Password)).Is(HttpStatusCode.TooManyRequests);
            Assert.Equal([$"Too many wrong attempts. Try again in {seconds} second{(seconds == 1 ? "" : "s")}. You can still use a passkey."], page.Errors);
            Assert.Equal(($"{seconds}", "Paused@example.org"), (page.Header("Retry-After"), page.Form()["Email"]!.Trim()));
            site.Clock.Advance(TimeSpan.FromSeconds(seconds));
            (await Try(site, Email)).Is(HttpStatusCode.BadRequest);
        }

        site.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("/en/account/second-step", (await Try(site, Email, Site.Password)).Address);
    }

    [SkippableTheory, BothDatabases]
    public async Task Whether_or_not_there_is_an_account_the_answers_are_the_same(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await site.AddStaff("known@example.org", StaffRole.Editor);
        var closed = await site.AddStaff("closed@example.org", StaffRole.Editor);
        await site.Fail(await site.AddStaff("shut@example.org", StaffRole.Editor), 100);
        await using (var db = site.Database())
            await db.Users.Where(s => s.Id == closed.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.DisabledAt, site.Clock.GetUtcNow().UtcDateTime));

        var answers = await Task.WhenAll(new[] { "known@example.org", "nobody@example.org", "closed@example.org", "shut@example.org", "no address" }.Select(Answers));

        Assert.Equal(["BadRequest", "BadRequest", "BadRequest", "BadRequest", "BadRequest", "TooManyRequests", "TooManyRequests"], answers[0].Select(a => a.Split('\n')[0]));
        Assert.All(answers, a => Assert.Equal(answers[0], a));

        async Task<List<string>> Answers(string email)
        {
            var seen = new List<string>();
            for (var i = 0; i < 7; i++)
            {
                using var answer = await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", i == 0 ? Site.Password + "r" : "wrong").Post();
                var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Content-Length").Select(h => $"{h.Key}: {(h.Key == "Set-Cookie" ? h.Value.Count() : string.Join(", ", h.Value))}").Order(StringComparer.Ordinal);
                seen.Add($"{answer.StatusCode}\n{string.Join('\n', headers)}\n{Token().Replace((await answer.Content.ReadAsStringAsync()).Replace(email, "…", StringComparison.Ordinal), "")}");
            }
            return seen;
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_guesses_at_the_same_moment_no_more_than_five_are_looked_at(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var member = await site.AddStaff("hammered@example.org", StaffRole.Editor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Try(site, "hammered@example.org")));

        Assert.Equal((5, 7), (answers.Count(a => a.Status == HttpStatusCode.BadRequest), answers.Count(a => a.Status == HttpStatusCode.TooManyRequests)));
        await using var db = site.Database();
        Assert.Equal(5, (await db.Users.SingleAsync(s => s.Id == member.Id)).FailuresInARow);
        var entry = await db.Journal.SingleAsync(e => e.Act == Act.SignInFailed && e.AboutId == member.Id);
        Assert.Equal((5, "password"), (entry.Count, entry.Detail));
    }

    [SkippableTheory]
    [InlineData(DatabaseProvider.Sqlite, "192.0.2.7", "::ffff:192.0.2.7", "192.0.2.8")]
    [InlineData(DatabaseProvider.Postgres, "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    public async Task A_client_that_fails_at_many_addresses_waits_until_its_quarter_of_an_hour_is_over(DatabaseProvider provider, string client, string same, string other)
    {
        var site = await sites.On(provider);
        await site.AddStaff($"known{(int)provider}@example.org", StaffRole.Editor);
        var known = await site.SignIn($"known{(int)provider}@example.org");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Try(site, $"made-up-{i}@example.org", client: client)));

        Assert.All(answers, a => a.Is(HttpStatusCode.BadRequest));
        var page = (await Try(site, "another@example.org", client: same)).Is(HttpStatusCode.TooManyRequests);
        Assert.Equal(["Too many wrong attempts. Try again in 15 minutes. You can still use a passkey."], page.Errors);
        Assert.Equal("900", page.Header("Retry-After"));
        (await Try(site, "another@example.org", client: other)).Is(HttpStatusCode.BadRequest);
        known.Client = client;
        await known.SignIn($"known{(int)provider}@example.org");
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Try(site, "another@example.org", client: same)).Is(HttpStatusCode.BadRequest);
    }

    [SkippableTheory, BothDatabases]
    public async Task Whatever_addresses_are_made_up_what_is_kept_of_them_has_an_end_and_names_nobody(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        await Try(site, "whoever@made-up.example");

        await using var db = site.Database();
        var keys = await db.AttemptCounts.Select(c => c.Key).ToListAsync();
        Assert.All(keys, key => Assert.Matches("^((letter )?(address|client) [0-9]{1,5}|(letter )?browser [A-Za-z0-9+/]{43}=)$", key));
        Assert.Contains(keys, key => key.StartsWith("address ", StringComparison.Ordinal));
    }

    private static async Task<Page> Try(Site site, string email, string password = "wrong", string? client = null)
    {
        var browser = site.Visitor();
        browser.Client = client ?? browser.Client;
        return await (await browser.Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", password).Submit();
    }

    [GeneratedRegex("""(?<=name="__RequestVerificationToken"[^>]*value=")[^"]+""")]
    private static partial Regex Token();
}
