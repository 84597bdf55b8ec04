using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;

namespace LaDeclaration.Web.Tests.Pages.Admin.Countries;

public sealed class MembershipsTests : IAsyncLifetime
{
    private const string Uruguay = "/en/admin/countries/uy/memberships";

    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Every_committee_is_asked_about_and_what_the_register_says_stands_there()
    {
        var page = (await (await site.Delegate("MX")).Open("/en/admin/countries/mx/memberships")).Is(HttpStatusCode.OK);

        Assert.Equal(11, page.Select("table.edit select").Count);
        Assert.Equal("Lead", page.Form()["Answers[labor-mobility].Role"]);
        Assert.Equal(["Pillar 1", "Pillar 2", "Pillar 3"], page.Texts("tbody .pillar-no"));
    }

    [Fact]
    public async Task Nothing_different_makes_no_draft_and_says_so()
    {
        var answer = await (await (await site.Delegate("UY")).Open(Uruguay)).Form().Submit();

        answer.Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Nothing would change. You did not change a role or mark one as still correct."], answer.Errors);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_what_was_typed_stays()
    {
        var browser = await site.Delegate("MX");
        var answer = await (await browser.Open("/en/admin/countries/mx/memberships")).Form()
            .Fill("Answers[labor-mobility].Role", "None").Fill("Evidence.Reason", "Handed over.").Submit();

        answer.Is(HttpStatusCode.BadRequest);
        Assert.Contains("Enter the day on which the change takes effect.", answer.Errors);
        Assert.Contains("Choose the source that supports this, or describe a new one.", answer.Errors);
        Assert.All(answer.Select(".errors a"), a => answer.One(a.GetAttribute("href")!));
        Assert.Equal("None", answer.Form()["Answers[labor-mobility].Role"]);
        Assert.Equal("Handed over.", answer.Form()["Evidence.Reason"]);

        var draft = await answer.Form()
            .Fill("Evidence.Date", "2026-01-01").Fill("Evidence.Source", "lima").Submit();
        Assert.Contains("Ended: Mexico, lead of Labor Mobility, until 31 December 2025", draft.Is(HttpStatusCode.OK).Text);
        Assert.Contains("Labor Mobility: no lead from", draft.Text);
    }

    [Fact]
    public async Task What_others_changed_while_the_form_stood_open_is_not_undone_by_it()
    {
        await using var own = await Site.Started();
        var page = await (await own.Delegate("UY")).Open(Uruguay);
        var seat = await own.Standing<Membership>(m => m is { Country: "UY", Committee: "refugee-resettlement" });
        await own.Publish(Change.End(seat, Rows.Day("2026-01-01"), LaDeclaration.Register.Statements.DateIs.On, ["lima"]));

        var draft = await page.Form().Fill("Answers[labor-mobility].Role", "Participant").Because("2026-02-01").Preview();
        Assert.Equal(["Added: Uruguay, participant in Labor Mobility, from 1 February 2026"], draft.Texts(".changes > li").Select(line => line.Replace(" Remove", "")));
        Assert.Empty(draft.Select("#conflicts"));

        var altered = await page.Form().Fill("Answers[refugee-resettlement].Role", "Lead").Because("2026-02-01").Preview();
        Assert.Single(altered.Select("#conflicts"));
        Assert.Contains("until 31 December 2025", altered.Texts(".sides > section")[1]);
    }

    [Fact]
    public async Task Recorded_wrongly_corrects_the_same_entry_and_changed_begins_another()
    {
        var editor = await site.Editor();
        var was = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });

        var wrong = await Answer("Wrong", null);
        Assert.Contains("Corrected: Mexico, participant in Labor Mobility", wrong.Text);
        Assert.Contains("Role: lead participant", wrong.Text);
        await wrong.Form("#decision").Post("Publish 1 change");
        var corrected = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        Assert.Equal((was.FactId, Role.Participant, was.From), (corrected.FactId, corrected.Role, corrected.From));

        var changed = await Answer("Changed", "2026-05-01", "Lead");
        Assert.Contains("Changed: Mexico, lead instead of participant in Labor Mobility, from 1 May 2026", changed.Text);
        await changed.Form("#decision").Post("Publish 1 change");
        var next = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility", Until: null });
        Assert.NotEqual(was.FactId, next.FactId);
        Assert.Contains("labor-mobility MX participant", (await site.Visitor().Open("/en/countries/mx?on=2026-04-30")).Memberships());

        async Task<Page> Answer(string how, string? date, string role = "Participant")
        {
            var form = (await editor.Open("/en/admin/countries/mx/memberships")).Form()
                .Fill("Answers[labor-mobility].Role", role).Fill("Answers[labor-mobility].How", how)
                .Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Because.");
            return (await (date is null ? form : form.Fill("Evidence.Date", date)).Submit()).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task An_end_before_the_beginning_is_refused_at_its_row()
    {
        var answer = await (await (await site.Editor()).Open("/en/admin/countries/mx/memberships")).Form()
            .Fill("Answers[labor-mobility].Role", "None").Fill("Answers[labor-mobility].How", "Changed")
            .Fill("Evidence.Date", "2022-10-06").Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Because.").Submit();

        Assert.Contains("would end before it begins", Assert.Single(answer.Is(HttpStatusCode.BadRequest).Errors));
    }

    [Fact]
    public async Task All_entries_of_a_country_are_confirmed_at_once()
    {
        var browser = await site.Delegate("MX");
        var form = await browser.Open("/en/admin/countries/mx/memberships");
        var count = form.Select("input[name$='.Confirm']").Count;

        var refused = await form.Form().Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Yearly review.").Submit("All still correct");
        Assert.Equal(["Every entry already cites this source or a newer one."], refused.Is(HttpStatusCode.BadRequest).Errors);
        refused = await refused.Form().Fill("Evidence.Source", "declaration").Submit("All still correct");
        Assert.Equal(["Every entry already cites this source or a newer one."], refused.Is(HttpStatusCode.BadRequest).Errors);

        var draft = await refused.Form().Fill("Evidence.Source", "new").Fill("Evidence.Title", "Review of 2026")
            .Fill("Evidence.Publisher", "Mexico").Fill("Evidence.Dated", "2026-11").Submit("All still correct");
        Assert.Equal(count, draft.Is(HttpStatusCode.OK).Select("li[data-verb='confirm']").Count);
        var sent = await draft.Form("#decision").Submit($"Submit {count + 1} changes for approval");
        var editor = await site.Editor();
        await (await editor.Open(sent.Address)).Form("#decision").Post();

        Assert.Contains("last confirmed: November 2026", (await site.Visitor().Open("/en/countries/mx")).Text);
    }

    [Fact]
    public async Task A_draft_is_gone_on_with_and_what_it_said_before_is_replaced()
    {
        var browser = await site.Delegate("CL");
        var draft = await (await browser.Open("/en/admin/countries/cl/memberships")).Form()
            .Fill("Answers[labor-mobility].Role", "Participant").Fill("Evidence.Date", "2025-03-01").Fill("Evidence.Reason", "First.")
            .Fill("Evidence.Source", "new").Fill("Evidence.Title", "First note").Fill("Evidence.Publisher", "Chile").Submit();

        var form = (await draft.Follow("Change this proposal: Chile")).Form();
        Assert.Equal("Participant", form["Answers[labor-mobility].Role"]);
        Assert.Equal(("2025-03-01", "First.", "first-note"), (form["Evidence.Date"], form["Evidence.Reason"], form["Evidence.Source"]));
        var again = await form.Fill("Answers[labor-mobility].Role", "None").Fill("Answers[temporary-protection].Role", "Participant")
            .Fill("Evidence.Source", "lima").Fill("Evidence.Date", "2025-04-01").Submit();

        Assert.Equal(draft.Address, again.Is(HttpStatusCode.OK).Address);
        Assert.Contains(", from 1 April 2025", again.Text);
        Assert.DoesNotContain("Labor Mobility", again.Text);
        Assert.DoesNotContain("First note", again.Text);
    }

    [Fact]
    public async Task What_was_altered_is_not_lost_by_confirming_all()
    {
        var answer = await (await (await site.Delegate("MX")).Open("/en/admin/countries/mx/memberships")).Form()
            .Fill("Answers[family-reunification].Role", "Lead").Fill("Evidence.Reason", "Yearly review.")
            .Fill("Evidence.Source", "new").Fill("Evidence.Title", "Review of 2026").Fill("Evidence.Publisher", "Mexico").Submit("All still correct");

        var said = Assert.Single(answer.Is(HttpStatusCode.BadRequest).Errors);
        Assert.EndsWith(": you also changed the role. Preview the changes, or set the role back.", said);
        Assert.Equal(said, Page.TextOf(answer.One("#Answers-family-reunification-Role-error")));
        Assert.Equal("Lead", answer.Form()["Answers[family-reunification].Role"]);
    }

    [Fact]
    public async Task Whoever_describes_a_source_has_chosen_it()
    {
        var form = (await (await site.Delegate("CL")).Open("/en/admin/countries/cl/memberships")).Form()
            .Fill("Answers[labor-mobility].Role", "Participant").Fill("Evidence.Date", "2025-03-01").Fill("Evidence.Reason", "It joined.").Fill("Evidence.Publisher", "Chile");

        var refused = (await form.Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Enter the title of the source."], refused.Errors);
        refused.Form().Holds(("Evidence.Source", "new"));
        Assert.Contains("Source “First note”", (await form.Fill("Evidence.Title", "First note").Submit()).Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task Still_right_takes_no_source_that_is_older_than_those_the_entry_cites()
    {
        var refused = await (await (await site.Delegate("MX")).Open("/en/admin/countries/mx/memberships")).Form()
            .Check("Answers[labor-mobility].Confirm").Fill("Evidence.Source", "declaration").Fill("Evidence.Reason", "Still so.").Submit();

        Assert.Equal(
            ["“Mexico, lead of Labor Mobility” already cites a newer source, dated 6 October 2022. Choose one that is not older, or leave the role as it is."],
            refused.Is(HttpStatusCode.BadRequest).Errors);
    }

    [Fact]
    public async Task A_delegate_says_so_if_it_was_recorded_wrongly()
    {
        var draft = await (await (await site.Delegate("MX")).Open("/en/admin/countries/mx/memberships?committee=labor-mobility")).Form()
            .Fill("Answers[labor-mobility].Role", "Participant").Check("Answers[labor-mobility].How").Fill("Evidence.Source", "lima").Fill("Evidence.Reason", "Misread.").Submit();

        Assert.Contains("Corrected: Mexico, participant in Labor Mobility", draft.Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task What_would_clash_with_what_is_announced_is_not_offered_and_refused()
    {
        await site.Publish(Change.Add(Rows.Membership("MX", "labor-mobility", Role.Participant, "2027-01-01")));
        var editor = await site.Editor();
        var page = await editor.Open("/en/admin/countries/mx/memberships");
        var field = page.One("select[name='Answers[labor-mobility].Role']");
        Assert.Equal(["Participant", "Both"], field.QuerySelectorAll("option[disabled]").Select(o => o.GetAttribute("value")!));

        var refused = await editor.Read(await editor.Post(page.Address, [.. page.Form().Because("2026-02-01").Fields.Where(f => f.Name != "Answers[labor-mobility].Role"), ("Answers[labor-mobility].Role", "Both")]));

        Assert.StartsWith("“Mexico, participant in Labor Mobility, from 1 January 2027” is already announced.", Assert.Single(refused.Is(HttpStatusCode.BadRequest).Errors), StringComparison.Ordinal);
        var cell = (await editor.Open("/en/admin/matrix")).One("select[name='Cells[MX-labor-mobility]']");
        Assert.Equal(["Participant", "Both"], cell.QuerySelectorAll("option[disabled]").Select(o => o.GetAttribute("value")!));
        Assert.Equal("participant, announced: from 1 January 2027", Page.TextOf((await editor.Open("/en/admin/matrix")).One("#" + cell.GetAttribute("aria-describedby"))));
    }

    [Fact]
    public async Task A_delegate_finds_no_other_country_behind_any_address()
    {
        var chile = await site.Delegate("CL");
        var own = await chile.Open("/en/admin/countries/cl/memberships");
        var token = own.Form()["__RequestVerificationToken"]!;

        Assert.Equal(HttpStatusCode.NotFound, (await chile.Open(Uruguay)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chile.Open("/en/admin/countries/CL/memberships")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chile.Open("/en/admin/countries/zz/memberships")).Status);
        foreach (var (address, key) in new[] { (Uruguay, "labor-mobility"), (Uruguay + "?handler=ConfirmAll", "labor-mobility"), ("/en/admin/countries/cl/memberships", "UY") })
            Assert.Equal(HttpStatusCode.NotFound, (await chile.Post(address, ("__RequestVerificationToken", token), ($"Answers[{key}].Role", "Lead"),
                ("Evidence.Date", "2025-01-01"), ("Evidence.Source", "lima"), ("Evidence.Reason", "Forged"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await chile.Open("/en/admin/committees/labor-mobility/memberships")).Status);
    }
}
