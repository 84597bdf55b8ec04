using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Countries;

namespace LaDeclaration.Web.Tests.Pages.Admin.Countries;

public sealed class EndorsementTests
{
    private const string Address = "/en/admin/countries/ht/endorsement";

    [Fact]
    public async Task An_endorsement_ends_with_the_memberships_within_it()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("HT", "refugee-resettlement", from: "2027-01-01")));
        var before = (await site.Visitor().Open("/en/countries/ht")).Memberships();
        Assert.NotEmpty(before);

        var page = await (await site.Editor()).Open(Address);
        Assert.Contains("Haiti, participant in Labor Mobility, from 6 October 2022", page.Text);
        Assert.Contains("from 1 January 2027", page.Text);
        var review = await page.Form().Check("EndMemberships").Because("2026-03-01").Preview();
        Assert.Contains("Ended: Haiti, endorsement of the Declaration, until 28 February 2026", review.Text);
        Assert.Contains("Ended: Haiti, participant in Labor Mobility, until 28 February 2026", review.Text);
        Assert.Contains("Retracted: Haiti, participant in Refugee Resettlement, from 1 January 2027", review.Text);
        await review.Publish();

        Assert.Contains("Endorsed the Los Angeles Declaration until 28 February 2026", (await site.Visitor().Open("/en/countries/ht")).Text);
        Assert.DoesNotContain((await site.Visitor().Open("/en")).Memberships(), m => m.Contains(" HT ", StringComparison.Ordinal));
        Assert.Equal(before, (await site.Visitor().Open("/en/countries/ht?on=2026-02-28")).Memberships());
    }

    [Fact]
    public async Task Without_its_memberships_an_endorsement_cannot_end()
    {
        await using var site = await Site.Started();

        var review = await (await (await site.Editor()).Open(Address)).Form().Because("2026-03-01").Preview();

        Assert.Contains("“Haiti, participant in Labor Mobility, from 6 October 2022” is partly outside the period in which the country endorses the Declaration.", review.Texts(".notice.bad li"));
    }

    [Fact]
    public async Task A_day_before_it_began_is_refused()
    {
        await using var site = await Site.Started();

        var page = await (await (await site.Editor()).Open(Address)).Form().Check("EndMemberships").Because("2022-01-01")
            .IsRefused("It began on 10 June 2022. The first day on which it no longer applies must be later.");

        Assert.Equal("true", page.Form()["EndMemberships"]);
    }

    [Fact]
    public async Task An_endorsement_begins()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(new CountryDetails { Country = "SR", Name = Register.Text.LocalizedText.English("Suriname"), From = Rows.Day("2022-06-10"), Sources = ["lima"] }));

        var page = await (await site.Editor()).Open("/en/admin/countries/sr/endorsement");
        Assert.Contains("The register lists no current or announced endorsement.", page.Text);
        await page.Form().Because().IsRefused("Enter the day on which the change takes effect.");
        await (await page.Form().Because("2025-03-01").Preview()).Publish();

        Assert.Contains("Endorses the Los Angeles Declaration. Since 1 March 2025", (await site.Visitor().Open("/en/countries/sr")).Text);
    }
}
