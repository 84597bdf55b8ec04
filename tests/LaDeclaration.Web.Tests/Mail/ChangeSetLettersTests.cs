using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Mail;
using LaDeclaration.Web.Tests.Pages.Admin;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Mail;

/// <summary>Who is told what becomes of a proposal, and of a country at the hands of others.</summary>
public sealed class ChangeSetLettersTests
{
    private const string HandOver = "/en/admin/committees/labor-mobility/hand-over";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_delegate_is_told_what_others_changed_about_the_country_and_about_no_other(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        foreach (var country in new[] { "MX", "GT", "CL" })
            await site.AddStaff($"delegate{country}@example.org".ToLowerInvariant(), StaffRole.Delegate, country);
        await HandOverLead(site);

        var letter = Assert.Single(await site.Mail("delegatemx@example.org"));
        Assert.Equal("LaDeclaration: Roles in the register: Mexico", letter.Subject);
        Assert.Contains("Revision 3 of the register changes roles (Mexico). What changed:\n\n– Changed: Mexico, participant instead of lead in Labor Mobility, from 1\u00a0January 2027\n\nReason: " + DraftingForms.Reason, letter.TextBody);
        Assert.Contains("/en/changes/3", letter.TextBody);
        Assert.DoesNotContain("Guatemala", letter.TextBody);
        Assert.DoesNotContain("change-sets", letter.TextBody);
        Assert.Contains("– Changed: Guatemala, lead instead of participant", Assert.Single(await site.Mail("delegategt@example.org")).TextBody);
        Assert.Empty(await site.Mail("delegatecl@example.org"));
        var home = await (await site.Delegate("MX")).Open("/en/admin");
        Assert.Equal(
            ["Revision 3 changes roles (Mexico), published by Editor 23 November 2026 · Changed: Mexico, participant instead of lead in Labor Mobility, from 1 January 2027"],
            home.Texts(".news > li"));
        Assert.Equal("/en/changes/3", home.One(".news a").GetAttribute("href"));
        Assert.Empty((await (await site.Delegate("CL")).Open("/en/admin")).Select(".news"));
    }

    [Fact]
    public async Task It_comes_at_the_pace_and_in_the_language_that_the_person_chose()
    {
        await using var site = await Site.Started();
        var (daily, spanish) = (await site.AddStaff("daily@example.org", StaffRole.Delegate, "MX"), await site.AddStaff("es@example.org", StaffRole.Delegate, "MX"));
        await using (var db = site.Database())
        {
            var now = site.Clock.GetUtcNow().UtcDateTime;
            await db.Users.Where(s => s.Id == daily.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Notices, NotificationFrequency.Daily).SetProperty(s => s.RemindedAt, now));
            await db.Users.Where(s => s.Id == spanish.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Language, "es"));
        }
        await HandOverLead(site);

        Assert.Empty(await site.Mail("daily@example.org"));
        Assert.Contains("/es/changes/3", Assert.Single(await site.Mail("es@example.org")).TextBody);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Services.GetRequiredService<DailyTasks>().Run();
        var letter = Assert.Single(await site.Mail("daily@example.org"));
        Assert.Contains("Revision 3 changes roles (Mexico), published by Editor", letter.TextBody);
        Assert.Contains("/en/changes/3", letter.TextBody);
    }

    [Fact]
    public async Task Whoever_wrote_it_gets_one_letter_and_is_told_when_it_is_undone()
    {
        await using var site = await Site.Started();
        var author = await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL");
        await site.AddStaff("second@example.org", StaffRole.Delegate, "CL");
        var number = (await site.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")))).Number;
        var editor = await site.Editor();
        await (await editor.Open($"/en/admin/change-sets/{number}")).Publish();

        Assert.Equal("LaDeclaration: Proposal 7 was published", Assert.Single(await site.Mail("delegatecl@example.org")).Subject);
        Assert.Equal("LaDeclaration: Roles in the register: Chile", Assert.Single(await site.Mail("second@example.org")).Subject);
        await (await (await editor.Open("/en/admin/revisions/3/revert")).Form().Preview()).Publish();

        Assert.Contains("– Retracted: Chile, participant in Labor Mobility", (await site.Mail("delegatecl@example.org"))[^1].TextBody);
        var chile = await site.Delegate("CL");
        Assert.Contains("Revision 4 changes roles (Chile)", (await chile.Open("/en/admin")).Texts(".news > li")[0]);
        foreach (var address in new[] { "/en/admin", "/en/admin/change-sets", $"/en/admin/change-sets/{number}" })
            Assert.EndsWith("/changes/4", (await chile.Open(address)).Select("main a").Single(a => a.TextContent == "Undone by revision 4").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_subject_of_what_waits_says_what_it_is_about()
    {
        await using var site = await Site.Started();
        await site.AddStaff("office@example.org", StaffRole.Editor);
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var draft = await site.Draft(author, Change.Add(Rows.Membership("CL", "labor-mobility")), Change.Add(Rows.Membership("CL", "family-reunification")));
        await (await (await site.Delegate("CL")).Open($"/en/admin/change-sets/{draft.Number}")).Form("#decision").Submit("Submit 2 changes for approval");

        Assert.Equal("LaDeclaration: For your decision: Chile, participant in Labor Mobility, from 1 March 2025, and 1 more (proposal 7)", Page.Plain(Assert.Single(await site.Mail("office@example.org")).Subject!));
    }

    private static async Task HandOverLead(Site site) =>
        await (await (await (await site.Editor()).Open(HandOver)).Form().Fill("From", "MX").Fill("To", "GT").Fill("Afterwards", "TakesPart").Because("2027-01-01").Preview()).Publish();
}
