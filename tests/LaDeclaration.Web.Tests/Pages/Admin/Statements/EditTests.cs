using System.Net;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Statements;

public sealed class EditTests : IAsyncLifetime
{
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Dates_note_and_sources_are_corrected()
    {
        var editor = await site.Editor();
        var haiti = await Membership("HT");

        var draft = await (await editor.Open(Address(haiti.FactId))).Form().Fill("What", "Correct")
            .Fill("Entry.From", "2022-10-07").Fill("Entry.FromIs", "by").Fill("Entry.LastDay", "2027-12-31").Fill("Entry.Notes[es].Text", "Nota")
            .Fill("Evidence.Source", "declaration").Fill("Evidence.Reason", "Read again.").Submit();

        Assert.Contains("From: 6 October 2022 7 October 2022 or earlier", draft.Is(HttpStatusCode.OK).Text);
        Assert.Contains("Last day: (none) 31 December 2027", draft.Text);
        await draft.Form("#decision").Post("Publish 1 change");
        var now = await Membership("HT");
        Assert.Equal((haiti.FactId, Rows.Day("2022-10-07"), Rows.Day("2028-01-01"), "Nota"), (now.FactId, now.From, now.Until, now.Note!.In("es").Text));
        Assert.Equal(["lima", "declaration"], now.Sources);
    }

    [Fact]
    public async Task Names_have_dates_and_sources_that_can_be_corrected_too()
    {
        var editor = await site.Editor();
        var committee = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");

        var form = await (await editor.Open("/en/admin/committees/labor-mobility")).Follow("Dates and note");
        Assert.Equal(Address(committee.FactId), form.Address);
        var draft = await form.Form().Fill("What", "Correct").Fill("Entry.FromIs", "by")
            .Fill("Evidence.Source", "declaration").Fill("Evidence.Reason", "Read again.").Submit();

        Assert.Contains("From: 6 October 2022 6 October 2022 or earlier", draft.Is(HttpStatusCode.OK).Text);
        Assert.Equal("by", (await editor.Open($"{form.Address}?draft=7")).Form()["Entry.FromIs"]);
        Assert.NotEmpty(draft.Select($"a[href='{form.Address}?draft=7']"));
        await draft.Form("#decision").Post("Publish 1 change");
        Assert.Equal(DateIs.By, (await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility")).FromIs);
    }

    [Fact]
    public async Task An_older_source_than_the_newest_confirms_nothing()
    {
        var address = Address((await Membership("HT")).FactId) + "?what=Confirm";
        var form = (await (await site.Editor()).Open(address)).Form().Fill("Evidence.Reason", "Still so.");
        Assert.Equal(["new"], form.Offers("Evidence.Source"));

        var draft = await form.Fill("Evidence.Title", "Review").Fill("Evidence.Publisher", "Haiti").Fill("Evidence.Dated", "2022").Submit();

        Assert.Single(draft.Is(HttpStatusCode.OK).Select("li[data-verb='confirm']"));
        foreach (var (source, sentence) in new[] { ("lima", "The entry already cites this source."), ("declaration", "The entry already cites a newer source, dated 6 October 2022. Choose one that is not older.") })
        {
            var refused = await draft.Browser.Post(address, [.. form.Fields.Where(f => f.Name != "Evidence.Source"), ("Evidence.Source", source)]);
            Assert.StartsWith(sentence, Assert.Single((await draft.Browser.Read(refused)).Errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_source_of_the_draft_comes_back_in_its_fields_and_is_put_right_under_its_key()
    {
        var draft = await (await (await site.Editor()).Open(Address((await Membership("HT")).FactId) + "?what=Confirm")).Form()
            .Fill("Evidence.Title", "Note twelve").Fill("Evidence.Publisher", "Haiti").Fill("Evidence.Dated", "2026-09").Fill("Evidence.Reason", "Still so.").Submit();

        var form = (await draft.Browser.Open($"{Address((await Membership("HT")).FactId)}?draft={draft.Address.Split('/')[^1]}")).Form();
        form.Holds(("Evidence.Source", "note-twelve-2026"), ("Evidence.Title", "Note twelve"), ("Evidence.Publisher", "Haiti"), ("Evidence.Dated", "2026-09"), ("Evidence.Address", ""));
        var again = await form.Fill("Evidence.Title", "Note thirteen").Fill("Evidence.Address", "https://example.org/note").Submit();

        Assert.Equal(draft.Address, again.Is(HttpStatusCode.OK).Address);
        Assert.Equal(2, again.Select(".changes > li").Count);
        Assert.Contains("Note thirteen", again.Text);
        Assert.DoesNotContain("Note twelve", again.Text);
        await using var db = site.Database();
        var sources = (await db.ChangeSets.Include(c => c.Changes).ToListAsync()).Single(c => $"/en/admin/change-sets/{c.Number}" == again.Address).Changes.Select(c => c.Proposed).OfType<Source>();
        Assert.Equal(("note-twelve-2026", "https://example.org/note"), (Assert.Single(sources).Key, sources.Single().Address));
    }

    [Theory]
    [InlineData("Correct", "Nothing would change")]
    [InlineData("End", "Enter the last day")]
    [InlineData(null, "Choose what you want to report")]
    public async Task What_would_say_nothing_is_refused(string? what, string sentence)
    {
        var form = (await (await site.Editor()).Open(Address((await Membership("HT")).FactId))).Form().Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Because.");

        var answer = await (what is null ? form : form.Fill("What", what)).Submit();

        Assert.Contains(sentence, Assert.Single(answer.Is(HttpStatusCode.BadRequest).Errors));
        Assert.Equal("Because.", answer.Form()["Evidence.Reason"]);
    }

    [Fact]
    public async Task An_entry_ends_or_is_taken_back()
    {
        var editor = await site.Editor();
        var haiti = Address((await Membership("HT")).FactId);

        var ended = await (await editor.Open(haiti)).Form().Fill("What", "End").Fill("Entry.LastDay", "2026-10-31")
            .Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Left.").Submit();
        Assert.Contains("Ended: Haiti, participant in Labor Mobility, until 31 October 2026", ended.Text);

        var again = await (await editor.Open(haiti + "?draft=7")).Form().Fill("What", "Retract").Submit();
        Assert.Equal(ended.Address, again.Address);
        Assert.Equal("Retracted: Haiti, participant in Labor Mobility, from 6 October 2022 Remove", Page.TextOf(again.One("li[data-verb='retract']")));
    }

    [Fact]
    public async Task An_endorsement_ends_together_with_its_memberships()
    {
        var editor = await site.Editor();
        var endorsement = await site.Standing<Endorsement>(e => e.Country == "CL");
        var form = (await editor.Open(Address(endorsement.FactId))).Form().Fill("What", "End").Fill("Entry.LastDay", "2026-10-31")
            .Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Withdrew.");

        var alone = await form.Submit();
        Assert.Contains("is partly outside the period in which the country endorses", alone.Text);
        var together = await form.Check("EndsMemberships").Submit();
        Assert.Empty(together.Select(".notice.bad"));
        Assert.Equal(3, together.Select("li[data-verb='end']").Count);
    }

    [Fact]
    public async Task A_delegate_reaches_the_own_countrys_memberships_only()
    {
        var haiti = await site.Delegate("HT");
        Assert.Equal(HttpStatusCode.OK, (await haiti.Open(Address((await Membership("HT")).FactId))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await haiti.Open(Address((await Membership("MX")).FactId))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await haiti.Open(Address((await site.Standing<Endorsement>(e => e.Country == "HT")).FactId))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await haiti.Open(Address((await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility")).FactId))).Status);
    }

    private static string Address(Guid factId) => $"/en/admin/statements/{factId}";

    private Task<Membership> Membership(string country) => site.Standing<Membership>(m => m.Country == country && m.Committee == "labor-mobility");
}
