using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Tests.Pages.Admin.Committees;

public sealed class CloseTests
{
    private const string Address = "/en/admin/committees/labor-mobility/close";

    [Fact]
    public async Task A_committee_closes_with_the_memberships_in_it()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-01-01")));
        var before = (await site.Visitor().Open("/en/committees/labor-mobility?on=2026-02-28")).Memberships();

        var page = await (await site.Editor()).Open(Address);
        Assert.Contains("Mexico, lead of Labor Mobility, from 6 October 2022", page.Text);
        var review = await page.Form().Check("EndMemberships").Because("2026-03-01").Preview();
        Assert.Contains("Ended: Committee Labor Mobility, in pillar 2, until 28 February 2026", review.Text);
        Assert.Contains("Retracted: Chile, participant in Labor Mobility, from 1 January 2027", review.Text);
        await review.Publish();

        Assert.DoesNotContain((await site.Visitor().Open("/en")).Memberships(), m => m.StartsWith("labor-mobility", StringComparison.Ordinal));
        Assert.Equal(before, (await site.Visitor().Open("/en/committees/labor-mobility?on=2026-02-28")).Memberships());
        (await site.Visitor().Open("/en/committees/labor-mobility")).Is(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_memberships_a_committee_cannot_close_and_the_form_can_take_them_in()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form().Because("2026-03-01").Preview();
        Assert.Contains("“Mexico, lead of Labor Mobility, from 6 October 2022” is partly outside the period in which the committee exists.", review.Texts(".notice.bad li"));

        var again = (await review.Follow("Change this proposal: Committee Labor Mobility, in pillar 2")).Form().Holds(("EndMemberships", null), ("Evidence.Date", "2026-03-01"));
        review = await again.Check("EndMemberships").Preview();
        Assert.Empty(review.Select(".notice.bad"));
        await review.Publish();
    }

    [Fact]
    public async Task A_day_before_it_began_is_refused()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form().Check("EndMemberships").Because("2022-10-06")
            .IsRefused("It began on 6 October 2022. The first day on which it no longer applies must be later.");

        page.Form().Holds(("EndMemberships", "true"), ("Evidence.Date", "2022-10-06"));
    }
}
