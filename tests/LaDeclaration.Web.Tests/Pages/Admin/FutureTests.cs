using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>A proposal that takes effect later: published at approval, announced until its day, in force on it with nothing running.</summary>
public sealed class FutureTests
{
    private const string Seat = "labor-mobility CL participant";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task It_is_announced_until_its_day_and_then_simply_so(DatabaseProvider provider)
    {
        // Each names what it is not about itself.
        (string Address, string Sentence)[] places =
        [
            ("/en", "Chile: participant"), ("/en/pillars/2", "Chile: participant"), ("/en/committees/labor-mobility", "Chile: participant"),
            ("/en/countries/cl", "Participant: Labor Mobility"), ("/en/matrix", "Chile, participant in Labor Mobility"),
        ];
        await using var site = await Site.Started(provider);
        var author = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var number = (await site.Submit(author, Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-03-01")))).Number;

        var review = await (await site.Editor()).Open($"/en/admin/change-sets/{number}");
        Assert.Contains("1 March 2027 (announced)", review.Texts("dl.facts dd"));
        Assert.Contains("Once published, the change is shown as “announced”. It takes effect on that day.", review.Text);
        await review.Publish();

        foreach (var (address, sentence) in places)
        {
            var today = (await site.Visitor().Open(address)).Is(HttpStatusCode.OK);
            Assert.Contains(sentence + ", announced: from 1 March 2027", today.Text);
            Assert.DoesNotContain(Seat, today.Memberships());
            Assert.Contains(Seat, (await site.Visitor().Open(address + "?on=2027-03-01")).Memberships());
            Assert.DoesNotContain("announced:", (await site.Visitor().Open(address + "?on=2026-01-01")).Text);
        }
        site.Clock.Set(new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero));
        foreach (var (address, _) in places)
        {
            var onItsDay = await site.Visitor().Open(address);
            Assert.Contains(Seat, onItsDay.Memberships());
            Assert.DoesNotContain("announced:", onItsDay.Text);
        }
    }
}
