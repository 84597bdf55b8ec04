using System.Net;
using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Tests.Pages.Admin.Committees;

public sealed class MembershipsTests : IAsyncLifetime
{
    private const string LaborMobility = "/en/admin/committees/labor-mobility/memberships";

    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_lead_is_handed_over_between_two_countries_in_one_change_set()
    {
        var editor = await site.Editor();
        var form = (await editor.Open(LaborMobility)).Is(HttpStatusCode.OK);
        Assert.Equal(21, form.Select("table.edit select").Count);

        var draft = await form.Form()
            .Fill("Answers[MX].Role", "Participant").Fill("Answers[MX].How", "Changed")
            .Fill("Answers[GT].Role", "Lead").Fill("Answers[GT].How", "Changed")
            .Fill("Evidence.Date", "2027-01-01").Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "A new lead.").Submit();
        Assert.Contains("Guatemala, lead instead of participant in Labor Mobility, from 1 January 2027", draft.Text);
        Assert.Contains("1 January 2027 is in the future. Once published, the change is shown as “announced”. It takes effect on that day.", draft.Text);
        await draft.Form("#decision").Post("Publish 2 changes");

        Assert.Contains("labor-mobility MX lead", (await site.Visitor().Open("/en")).Memberships());
        Assert.Contains("labor-mobility GT lead", (await site.Visitor().Open("/en?on=2027-01-01")).Memberships());
        Assert.Equal("Lead", (await editor.Open(LaborMobility)).Form()["Answers[MX].Role"]);
    }

    [Fact]
    public async Task Both_roles_at_once_need_the_authors_word()
    {
        var editor = await site.Editor();
        var draft = await (await editor.Open(LaborMobility)).Form()
            .Fill("Answers[MX].Role", "Both").Fill("Evidence.Date", "2026-01-01").Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "As printed.").Submit();
        Assert.Contains("Mexico: both roles at the same time in Labor Mobility.", draft.Text);

        var refused = await draft.Form("#decision").Submit("Publish 1 change");
        Assert.Contains("would apply at the same time", Assert.Single(refused.Is(HttpStatusCode.BadRequest).Errors));
        var answer = await refused.Form("#decision").Check("Acknowledges").Submit("Publish 1 change");

        Assert.EndsWith(" was published as revision 3.", answer.Flash, StringComparison.Ordinal);
        await using var db = site.Database();
        Assert.True((await db.ChangeSets.FindAsync(7))!.AcknowledgesBothRoles);
    }

    [Fact]
    public async Task Still_right_confirms_one_entry_and_no_entry_twice_by_the_same_source()
    {
        await site.Publish(Change.Add(Rows.Source("review")));
        var editor = await site.Editor();
        var refused = await (await editor.Open(LaborMobility)).Form().Check("Answers[HT].Confirm")
            .Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Looked up.").Submit();
        Assert.Contains("already cites this source", Assert.Single(refused.Is(HttpStatusCode.BadRequest).Errors));

        var draft = await refused.Form().Fill("Evidence.Source", "review").Submit();
        Assert.Contains("Confirmed: Haiti, participant in Labor Mobility", draft.Is(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("/en/admin/committees/no-such/memberships")]
    [InlineData(LaborMobility + "?draft=3")]
    [InlineData(LaborMobility + "?draft=99999999999999")]
    [InlineData(LaborMobility + "?draft=x")]
    [InlineData("/en/admin/change-sets/99")]
    [InlineData("/en/admin/change-sets/-1")]
    [InlineData("/en/admin/change-sets/99999999999999")]
    [InlineData("/en/admin/statements/00000000-0000-0000-0000-000000000000")]
    [InlineData("/en/admin/statements/no-id")]
    public async Task What_there_is_not_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Editor()).Open(address)).Status);
}
