using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin.ChangeSets;

public sealed class FourEyesTests : IAsyncLifetime
{
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started(prepare: s => s.Settings["Editorial:FourEyes"] = "true");

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task An_editor_submits_and_another_one_publishes()
    {
        var author = await site.Editor();
        var page = await author.Open(await Draft("editor@example.org", StaffRole.Editor));
        Assert.Equal(["Submit 1 change for approval"], page.Texts("#decision button"));
        Assert.Contains("Submit it so that someone else can approve it.", page.Text);

        var sent = await page.Form("#decision").Submit();
        Assert.Empty(sent.Select("#decision"));
        Assert.Contains("Your own proposal needs approval by a second person.", sent.Text);
        var forged = await author.Post(sent.Address + "/publish",
            ("__RequestVerificationToken", sent.Form("#withdraw")["__RequestVerificationToken"]!), ("Version", sent.Form("#withdraw")["Version"]!), ("OverrideReason", "Mine"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        await site.AddStaff("second@example.org", StaffRole.Editor);
        var second = await (await site.SignIn("second@example.org")).Open(sent.Address);
        Assert.EndsWith(" was published as revision 3.", (await second.Form("#decision").Submit()).Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_overrides_with_a_reason_that_is_kept()
    {
        var browser = await site.Administrator();
        var page = await browser.Open(await Draft("administrator@example.org", StaffRole.Administrator));

        var refused = await page.Form("#decision").Submit("Publish 1 change");
        Assert.Equal(["Say why you are publishing without approval by a second person."], refused.Is(HttpStatusCode.BadRequest).Errors);
        await refused.Form("#decision").Fill("OverrideReason", "Nobody else is there today.").Post("Publish 1 change");

        Assert.Contains("Nobody else is there today.", (await browser.Open(page.Address)).Text);
    }

    private async Task<string> Draft(string email, StaffRole role)
    {
        var author = (await site.AddStaff(email, role)).AsActor();
        return $"/en/admin/change-sets/{(await site.Draft(author, Change.Add(Rows.Membership("CL", "labor-mobility")))).Number}";
    }
}
