using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Mail;

/// <summary>What is told once a day, and what now and then.</summary>
public sealed class DailyTasksTests
{
    [Fact]
    public async Task Whoever_wants_one_letter_a_day_gets_one_with_all_that_happened()
    {
        await using var site = await Site.Started();
        var editor = await site.AddStaff("daily@example.org", StaffRole.Editor);
        await Daily(site, editor);
        await RunDailyTasks(site);
        Assert.Empty(await site.Mail("daily@example.org"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Propose(site, "CL");
        await Propose(site, "PE");
        Assert.Empty(await site.Mail("daily@example.org"));

        site.Clock.Advance(TimeSpan.FromDays(1));
        await RunDailyTasks(site);

        var letter = Assert.Single(await site.Mail("daily@example.org"));
        Assert.Equal("LaDeclaration: News since your last e-mail", letter.Subject);
        Assert.Contains("Chile, participant in Labor Mobility", letter.TextBody);
        Assert.Contains("Peru, participant in Labor Mobility", letter.TextBody);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await RunDailyTasks(site);
        Assert.Single(await site.Mail("daily@example.org"));
    }

    [Fact]
    public async Task What_was_said_stands_in_it_to_the_last_word()
    {
        await using var site = await Site.Started();
        var author = await site.AddStaff("daily@example.org", StaffRole.Delegate, "CL");
        await Daily(site, author);
        await RunDailyTasks(site);
        var changeSet = await site.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var said = string.Concat(Enumerable.Repeat("A long story. ", 100)) + "The last word.";
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await (await site.Editor()).Open($"/en/admin/change-sets/{changeSet.Number}")).Form("#say").Fill("Say", said).Submit();

        site.Clock.Advance(TimeSpan.FromDays(1));
        await RunDailyTasks(site);

        var letters = await site.Mail("daily@example.org");
        Assert.Contains("> " + said, Assert.Single(letters, l => l.Subject!.EndsWith("News since your last e-mail", StringComparison.Ordinal)).TextBody);
    }

    [Fact]
    public async Task Several_nodes_make_one_round()
    {
        await using var site = await Site.Started();
        await Daily(site, await site.AddStaff("daily@example.org", StaffRole.Editor));
        await Propose(site, "CL");
        site.Clock.Advance(TimeSpan.FromDays(1));

        foreach (var node in Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<DailyTasks>(site.Services)))
            await node.Run();

        Assert.Single(await site.Mail("daily@example.org"));
    }

    [Fact]
    public async Task A_delegate_is_reminded_of_what_nobody_confirmed_but_not_every_day()
    {
        await using var site = await Site.Started();
        await site.AddStaff("dele@example.org", StaffRole.Delegate, "CL");

        for (var day = 0; day < 5; day++)
        {
            await RunDailyTasks(site);
            site.Clock.Advance(TimeSpan.FromDays(1));
        }
        var letter = Assert.Single(await site.Mail("dele@example.org"));
        Assert.Contains("Chile, lead of Integration and Support for Host Communities", letter.TextBody);
        Assert.DoesNotContain("Mexico", letter.TextBody);

        site.Clock.Advance(DailyTasks.ReminderInterval);
        await RunDailyTasks(site);
        Assert.Equal(2, (await site.Mail("dele@example.org")).Count);
    }

    [Theory]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Administrator)]
    public async Task Those_who_publish_are_reminded_at_the_same_pace_of_every_country_also_of_one_without_a_delegate(StaffRole role)
    {
        await using var site = await Site.Started();
        await site.AddStaff("dele@example.org", StaffRole.Delegate, "CL");
        await site.AddStaff("office@example.org", role);

        for (var day = 0; day < 5; day++)
        {
            await RunDailyTasks(site);
            site.Clock.Advance(TimeSpan.FromDays(1));
        }

        var letter = Assert.Single(await site.Mail("office@example.org"));
        Assert.Contains("Chile, lead of Integration and Support for Host Communities", letter.TextBody);
        Assert.Contains("Mexico, lead of Labor Mobility", letter.TextBody);
        Assert.Contains("/en/admin/unconfirmed", letter.TextBody);
        site.Clock.Advance(DailyTasks.ReminderInterval);
        await RunDailyTasks(site);
        Assert.Equal(2, (await site.Mail("office@example.org")).Count);
    }

    [Fact]
    public async Task Whoever_changes_to_a_letter_for_each_thing_is_told_what_the_daily_one_would_have_told()
    {
        await using var site = await Site.Started();
        await Daily(site, await site.AddStaff("daily@example.org", StaffRole.Editor));
        await RunDailyTasks(site);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Propose(site, "CL");

        var form = (await (await site.SignIn("daily@example.org")).Open("/en/account")).Form("#notices");
        Assert.Equal("Daily", form["Pace"]);
        await form.Fill("Pace", "AtOnce").Submit();

        Assert.Contains("Chile, participant in Labor Mobility", Assert.Single(await site.Mail("daily@example.org")).TextBody);
    }

    private static Task RunDailyTasks(Site site) => site.Services.GetRequiredService<DailyTasks>().Run();

    /// <summary>Somebody who wants one letter a day, and was reminded lately.</summary>
    private static async Task Daily(Site site, StaffMember member)
    {
        await using var db = site.Database();
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await db.Users.Where(s => s.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Notices, NotificationFrequency.Daily).SetProperty(s => s.RemindedAt, now));
    }

    private static async Task Propose(Site site, string country)
    {
        var author = (await site.AddStaff($"dele{country}@example.org", StaffRole.Delegate, country)).AsActor();
        var changeSet = await site.Submit(author, Change.Add(Rows.Membership(country, "labor-mobility")));
        await using var db = site.Database();
        await db.RecordAct(changeSet, Act.Proposed, author, site.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    }
}
