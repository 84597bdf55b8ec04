using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin;

public sealed class OverridesTests
{
    [Fact]
    public async Task What_an_administrator_published_alone_is_listed_newest_first_with_the_reason()
    {
        await using var site = await Site.Started(prepare: s => s.Settings["Editorial:FourEyes"] = "true");
        var author = (await site.AddStaff("administrator@example.org", StaffRole.Administrator)).AsActor();
        var browser = await site.Administrator();
        Assert.Contains("There are none.", (await browser.Open("/en/admin/overrides")).Text);
        foreach (var committee in new[] { "labor-mobility", "family-reunification" })
        {
            var draft = await site.Draft(author, Change.Add(Rows.Membership("CL", committee)));
            var review = await browser.Open($"/en/admin/change-sets/{draft.Number}");
            Assert.Equal(["Publish 1 change", "Submit 1 change for approval"], review.Texts("#decision button"));
            await review.Form("#decision").Fill("OverrideReason", $"Nobody else was there for {committee}.").Submit("Publish 1 change");
        }

        var page = await (await browser.Open("/en/admin")).Follow("2 proposals published without a second person");

        Assert.Equal(["Proposal 8", "Proposal 7"], page.Is(HttpStatusCode.OK).Texts("tbody th"));
        Assert.Equal(["Nobody else was there for family-reunification.", "Administrator", "23 November 2026, 12:00 UTC", "Revision 4"], page.Texts("tbody tr:first-child td"));
        Assert.Contains("Exceptions", page.Texts(".staffnav a"));
        Assert.Equal(["Proposal 7"], (await browser.Open("/en/admin/overrides?before=3")).Texts("tbody th"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open("/en/admin/overrides?before=x")).Status);
        Assert.Contains("2 proposals published without a second person in the last 90 days", (await browser.Open("/en/admin")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.Delegate("CL")).Open("/en/admin/overrides")).Status);
        site.Clock.Advance(TimeSpan.FromDays(91));
        browser = await site.Administrator();
        Assert.DoesNotContain("proposals published without a second person", (await browser.Open("/en/admin")).Text);
        Assert.Equal(2, (await browser.Open("/en/admin/overrides")).Select("tbody tr").Count);
    }
}
