using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Mail;
using LaDeclaration.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace LaDeclaration.Web.Tests.Mail;

/// <summary>Letters leave the house once, through a real mail server, and are tried again when they could not.</summary>
public sealed class LetterSenderTests
{
    [Fact]
    public async Task A_letter_goes_through_a_mail_server_in_its_readers_language()
    {
        using var server = new MailServer();
        await using var site = await Through(server);
        await Queue(site, "editor@example.org");

        Assert.Equal(1, await Deliver(site));

        var message = Assert.Single(server.Received);
        Assert.Equal("LaDeclaration: Invitation to the register’s staff", message.Subject);
        Assert.Equal(["editor@example.org"], message.To.Mailboxes.Select(m => m.Address));
        Assert.Equal(["letters@example.org"], message.From.Mailboxes.Select(m => m.Address));
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("en", message.Body!.Headers["Content-Language"]);
        Assert.Contains("https://register.example.org/en/account/invitation?id=", message.TextBody);
        Assert.Equal(0, await Deliver(site));
    }

    [Theory]
    [InlineData("es", "LaDeclaration: ")]
    [InlineData("pt", "LaDeclaration: ")]
    [InlineData("fr", "LaDeclaration\u00a0: ")]
    public async Task Every_word_of_a_letter_is_in_its_readers_language(string language, string beginning)
    {
        await using var site = await Site.Started();
        var member = await site.AddStaff("delegate@example.org", StaffRole.Delegate, "CL");
        await using (var db = site.Database())
        {
            await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Language, language));
            db.Letters.Add(Letter.To(member.Id, LetterKind.FactorsReset, site.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }

        var letter = Assert.Single(await site.Mail("delegate@example.org"));

        var words = Resources.WordsFile.Read(language);
        Assert.Equal(beginning + words["Letter_Subject_FactorsReset"], letter.Subject);
        Assert.StartsWith(words["Letter_FactorsReset_Text"], letter.TextBody);
        Assert.Contains(words["Letter_Foot"].Split('{')[0].Trim(), letter.TextBody);
        Assert.Equal(language, letter.Body!.Headers[HeaderId.ContentLanguage]);
    }

    [Fact]
    public async Task What_a_server_wants_later_is_tried_again_after_growing_pauses_and_then_given_up()
    {
        using var server = new MailServer { AnswerToRecipient = "450 Later" };
        await using var site = await Through(server);
        await Queue(site, "editor@example.org");
        var pauses = new List<TimeSpan>();

        for (var attempt = 1; attempt <= Letter.MaxAttempts; attempt++)
        {
            Assert.Equal(0, await Deliver(site));
            var letter = await Only(site);
            Assert.Equal((attempt, "Later"), (letter.Attempts, letter.Fault));
            if (letter.NextTry is not { } next)
                break;
            pauses.Add(next - site.Clock.GetUtcNow().UtcDateTime);
            site.Clock.Set(next.AddSeconds(-1));
            Assert.Equal(0, await Deliver(site));
            Assert.Equal(attempt, (await Only(site)).Attempts);
            site.Clock.Set(next);
        }

        Assert.Equal(Letter.MaxAttempts - 1, pauses.Count);
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[0] < pauses[^1]);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task The_log_says_that_a_letter_was_refused_but_names_nobody()
    {
        using var server = new MailServer { AnswerToRecipient = "450 <editor@example.org> is away" };
        var folder = Directory.CreateTempSubdirectory("log-");
        try
        {
            await using (var site = await Through(server, prepare: s => s.Settings["Log:Folder"] = folder.FullName))
            {
                await Queue(site, "editor@example.org");
                await Deliver(site);
                Assert.Equal("<editor@example.org> is away", (await Only(site)).Fault);
            }

            var log = string.Concat(folder.GetFiles().Select(f => File.ReadAllText(f.FullName)));
            Assert.Matches("could not be sent at attempt 1: \\W*SmtpCommandException\\W* 450", log);
            Assert.DoesNotContain("editor@", log);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task It_arrives_once_the_server_takes_it()
    {
        using var server = new MailServer { AnswerToRecipient = "450 Later" };
        await using var site = await Through(server);
        await Queue(site, "editor@example.org");
        await Deliver(site);
        server.AnswerToRecipient = "250 Fine";
        site.Clock.Set((await Only(site)).NextTry!.Value);

        Assert.Equal(1, await Deliver(site));

        Assert.Single(server.Received);
        Assert.Equal((2, null, null), ((await Only(site)).Attempts, (await Only(site)).NextTry, (await Only(site)).Fault));
    }

    [Fact]
    public async Task An_address_that_the_server_does_not_know_is_given_up_at_once()
    {
        using var server = new MailServer { AnswerToRecipient = "550 Nobody here" };
        await using var site = await Through(server);
        await Queue(site, "editor@example.org");

        await Deliver(site);

        Assert.Equal((1, null, "Nobody here"), ((await Only(site)).Attempts, (await Only(site)).NextTry, (await Only(site)).Fault));
    }

    [SkippableTheory, BothDatabases]
    public async Task Several_nodes_send_each_letter_once(DatabaseProvider provider)
    {
        using var server = new MailServer();
        await using var site = await Through(server, provider);
        for (var i = 0; i < 10; i++)
            await Queue(site, $"editor{i}@example.org");
        var nodes = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<LetterSender>(site.Services)).ToList();

        var sent = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.SendDue())));

        Assert.Equal(10, sent.Sum());
        Assert.Equal(10, server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(10, server.Received.Count);
    }

    [Fact]
    public async Task What_there_is_no_longer_any_reason_to_tell_is_not_sent()
    {
        using var server = new MailServer();
        await using var site = await Through(server);
        await Queue(site, "editor@example.org");
        await using (var db = site.Database())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.DisabledAt, site.Clock.GetUtcNow().UtcDateTime));

        Assert.Equal(0, await Deliver(site));

        await using var after = site.Database();
        Assert.Empty(await after.Letters.ToListAsync());
        Assert.Empty(server.Received);
    }

    private static Task<Site> Through(MailServer server, DatabaseProvider provider = default, Action<Site>? prepare = null) => Site.Started(provider, site =>
    {
        prepare?.Invoke(site);
        site.Settings["Mail:Host"] = "127.0.0.1";
        site.Settings["Mail:Port"] = $"{server.Port}";
        site.Settings["Mail:Security"] = nameof(MailSecurity.None);
        site.Settings["Mail:From"] = "letters@example.org";
        site.Settings["Site:Address"] = "https://register.example.org";
    });

    private static async Task Queue(Site site, string email)
    {
        var member = await site.AddStaff(email, StaffRole.Editor);
        await using var db = site.Database();
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AcceptedAt, (DateTime?)null));
        db.Letters.Add(Letter.To(member.Id, LetterKind.Invitation, site.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    }

    private static Task<int> Deliver(Site site) => site.Services.GetRequiredService<LetterSender>().SendDue();

    private static async Task<Letter> Only(Site site)
    {
        await using var db = site.Database();
        return await db.Letters.AsNoTracking().SingleAsync();
    }
}
