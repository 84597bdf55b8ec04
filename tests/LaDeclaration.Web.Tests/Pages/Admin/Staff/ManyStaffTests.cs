using System.Net;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin.Staff;

/// <summary>More accounts than a page shows.</summary>
public sealed class ManyStaffTests : IAsyncLifetime
{
    private const int Accounts = 65;

    private Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Started();
        await using var db = site.Database();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        db.Users.AddRange(Enumerable.Range(1, Accounts).Select(n => $"person{n:00}@example.org").Select(email => new StaffMember
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            DisplayName = "Person " + email[6..8],
            Role = StaffRole.Editor,
            CreatedAt = now,
            AcceptedAt = now,
        }));
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task They_are_listed_in_pages_by_name_and_found_by_name_or_address()
    {
        var administrator = await site.Administrator();
        var first = (await administrator.Open("/en/admin/staff")).Is(HttpStatusCode.OK);
        var second = await first.Follow("Next page");

        Assert.Equal((50, "Administrator"), (first.Select("tbody tr").Count, first.Texts("tbody th")[0]));
        Assert.Equal((Accounts + 1 - 50, "Person 65"), (second.Select("tbody tr").Count, second.Texts("tbody th")[^1]));
        foreach (var typed in new[] { "Person 07", "person 07", "PERSON07@" })
            Assert.Equal(["Person 07"], (await first.Form("form.search").Fill("q", typed).Submit()).Texts("tbody th"));
    }

    [Fact]
    public async Task The_journal_asks_for_an_address_instead_of_listing_them()
    {
        await using (var db = site.Database())
        {
            var member = db.Users.Single(u => u.Email == "person07@example.org");
            db.Journal.Add(JournalEntry.Of(Act.PasskeyAdded, site.Clock.GetUtcNow().UtcDateTime, member.AsActor()));
            await db.SaveChangesAsync();
        }
        var administrator = await site.Administrator();
        var form = (await administrator.Open("/en/admin/journal")).Form("form.search");

        var found = (await form.Fill("Person", "Person07@example.org").Submit()).Is(HttpStatusCode.OK);
        Assert.Equal(["Person 07 added a passkey."], found.Texts(".journal td"));
        var file = await (await administrator.Get(found.One("a[download]").GetAttribute("href")!)).Content.ReadAsStringAsync();
        Assert.Contains("Person 07 added a passkey.", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Administrator", file, StringComparison.Ordinal);
        var unknown = (await form.Fill("Person", "nobody@example.org").Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Contains("Nobody has an account with the e-mail address “nobody@example.org”.", unknown.Text);
        Assert.Equal("nobody@example.org", unknown.Form("form.search")["Person"]);
    }

    [Fact]
    public async Task Who_has_an_account_is_not_invited()
    {
        var form = (await (await site.Administrator()).Open("/en/admin/staff/invite")).Form("main form").Fill("Lines", "new@example.org\nPerson 07 <PERSON07@example.org>").Fill("Member.Role", "Editor");

        var page = (await form.Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Contains(page.Errors, error => error.StartsWith("Line 2", StringComparison.Ordinal) && error.Contains("PERSON07@example.org", StringComparison.Ordinal));
    }
}
