using System.Net;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin;

public sealed class MailTests
{
    [Fact]
    public async Task Says_where_letters_go_and_what_became_of_each()
    {
        await using var site = await Site.Started();
        var member = await site.AddStaff("editor@example.org", StaffRole.Editor);
        await Queue(site, member);
        await site.Mail();

        var page = (await (await site.Administrator()).Open("/en/admin/mail")).Is(HttpStatusCode.OK);

        Assert.Contains("E-mails are saved as .eml files in", page.Text);
        Assert.StartsWith("Choose a new password editor@example.org", Assert.Single(page.Texts("tbody tr")));
        Assert.Equal(["Sent"], page.Texts("tbody .status"));
        Assert.Empty(page.Select("tbody form"));
    }

    [Fact]
    public async Task A_letter_that_was_given_up_is_tried_again_when_an_administrator_says_so()
    {
        using var server = new MailServer { AnswerToRecipient = "550 Nobody here" };
        await using var site = await Site.Started(prepare: s =>
        {
            s.Settings["Mail:Host"] = "127.0.0.1";
            s.Settings["Mail:Port"] = $"{server.Port}";
            s.Settings["Mail:Security"] = "None";
        });
        await Queue(site, await site.AddStaff("editor@example.org", StaffRole.Editor));
        await site.Mail();
        var page = await (await site.Administrator()).Open("/en/admin/mail");
        Assert.Contains($"127.0.0.1:{server.Port}", page.Text);
        Assert.Contains("Nobody here", Assert.Single(page.Texts("tbody tr")));

        server.AnswerToRecipient = "250 Fine";
        page = await page.Form("tbody form").Submit();
        Assert.Equal("The e-mail is being sent again.", page.Flash);
        Assert.Equal(Act.LetterRetried, await site.LastAct("administrator@example.org"));
        Assert.Contains("Administrator sent an e-mail to Editor again. Choose a new password", (await page.Browser.Open("/en/admin/journal")).Text);
        await site.Mail();

        Assert.Single(server.Received);
        Assert.Equal(["Sent"], (await (await site.Administrator()).Open("/en/admin/mail")).Texts("tbody .status"));
    }

    [Fact]
    public async Task A_letter_whose_sender_died_at_the_last_attempt_is_not_lost()
    {
        await using var site = await Site.Started();
        await Queue(site, await site.AddStaff("editor@example.org", StaffRole.Editor));
        await using (var db = site.Database())
            await db.Letters.ExecuteUpdateAsync(set => set.SetProperty(l => l.Attempts, Letter.MaxAttempts).SetProperty(l => l.NextTry, (DateTime?)null));
        Assert.Empty(await site.Mail());
        var page = await (await site.Administrator()).Open("/en/admin/mail");
        Assert.Equal(["Not sent"], page.Texts("tbody .status"));

        await page.Form("tbody form").Submit();

        Assert.Single(await site.Mail("editor@example.org"));
    }

    [Fact]
    public async Task Every_kind_of_letter_is_listed_by_what_it_is_about()
    {
        await using var site = await Site.Started();
        var member = await site.AddStaff("editor@example.org", StaffRole.Editor);
        await using (var db = site.Database())
        {
            db.Letters.AddRange(Enum.GetValues<LetterKind>().Select(kind => Letter.To(member.Id, kind, site.Clock.GetUtcNow().UtcDateTime, changeSet: 3)));
            await db.SaveChangesAsync();
        }
        var administrator = await site.Administrator();

        foreach (var language in new[] { "en", "es", "pt", "fr" })
        {
            var letters = (await administrator.Open($"/{language}/admin/mail")).Is(HttpStatusCode.OK).Texts("tbody th");
            Assert.Equal(Enum.GetValues<LetterKind>().Length, letters.Distinct().Count());
            Assert.DoesNotContain(letters, about => about.Contains('{') || about.Length == 0);
        }
    }

    private static async Task Queue(Site site, StaffMember to)
    {
        await using var db = site.Database();
        db.Letters.Add(Letter.To(to.Id, LetterKind.PasswordLink, site.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    }
}
