using System.Net;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>“Chile joins Labor Mobility as participant from 1 March 2025”: from the delegate's form to what the public reads.</summary>
public sealed class JourneyTests
{
    private const string Seat = "labor-mobility CL participant";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_delegate_proposes_an_editor_approves_and_the_public_reads_it(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var chile = await site.Delegate("CL");
        var editor = await site.Editor();

        var draft = await (await chile.Open("/en/admin/countries/cl/memberships")).Form()
            .Fill("Answers[labor-mobility].Role", "Participant")
            .Fill("Evidence.Date", "2025-03-01")
            .Fill("Evidence.Source", "new")
            .Fill("Evidence.Title", "Note verbale of Chile")
            .Fill("Evidence.Publisher", "Ministry of Foreign Affairs of Chile")
            .Fill("Evidence.Dated", "2025-02-20")
            .Fill("Evidence.Address", "https://example.org/note")
            .Fill("Evidence.Reason", "Chile joins the committee.")
            .Submit();
        draft.Is(HttpStatusCode.OK);
        Assert.Contains("Added: Chile, participant in Labor Mobility, from 1 March 2025", draft.Text);
        Assert.Equal(["Submit 2 changes for approval"], draft.Texts("#decision button"));
        Assert.DoesNotContain(Seat, (await site.Visitor().Open("/en")).Memberships());

        var sent = await draft.Form("#decision").Submit("Submit 2 changes for approval");
        Assert.Equal("Proposal 7 is waiting for approval.", sent.Flash);
        Assert.Contains("Proposal 7", (await chile.Open("/en/admin/queue")).Texts("article h2"));

        var review = await (await editor.Open("/en/admin/queue")).Follow("Proposal 7");
        Assert.Contains("Delegate of Chile, Delegate (Chile)", review.Text);
        Assert.Contains("Chile joins the committee.", review.Text);
        var answer = await review.Form("#decision").Submit("Publish 2 changes");
        Assert.EndsWith(" was published as revision 3.", answer.Flash, StringComparison.Ordinal);

        foreach (var address in new[] { "/en", "/en/committees/labor-mobility", "/en/countries/cl", "/en/matrix" })
        {
            Assert.Contains(Seat, (await site.Visitor().Open(address)).Is(HttpStatusCode.OK).Memberships());
            Assert.DoesNotContain(Seat, (await site.Visitor().Open(address + "?on=2024-01-01")).Is(HttpStatusCode.OK).Memberships());
            Assert.DoesNotContain(Seat, (await site.Visitor().Open(address + "?known=2")).Is(HttpStatusCode.OK).Memberships());
        }
        Assert.Contains("Note verbale of Chile", (await site.Visitor().Open("/en/sources")).Text);
        var revision = (await site.Visitor().Open("/en/changes/3")).Is(HttpStatusCode.OK);
        Assert.Contains("Chile, participant in Labor Mobility, from 1 March 2025", revision.Text);
        Assert.DoesNotContain("example.org\"", revision.Text);
        Assert.Contains("Chile joins the committee.", (await site.Visitor().Open("/en/changes")).Text);
    }
}
