using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Web.Tests.Pages.Admin;

public sealed class MatrixTests : IAsyncLifetime
{
    private const string Matrix = "/en/admin/matrix";
    private const string Mexico = "Cells[MX-labor-mobility]";
    private const string Guatemala = "Cells[GT-labor-mobility]";
    private const string Chile = "Cells[CL-temporary-protection]";

    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_notice_stands_right_before_what_keeps_its_distance_from_it() =>
        Assert.Equal("H1", (await (await site.Editor()).Open("/en/admin/matrix")).One("main").QuerySelector("h1, link, style")!.NodeName);

    [Fact]
    public async Task Every_country_stands_in_every_committee_with_what_the_register_says()
    {
        var page = (await (await site.Editor()).Open(Matrix)).Is(HttpStatusCode.OK);

        Assert.Equal(21 * 11, page.Select(".matrix select").Count);
        Assert.All(page.Select(".matrix select"), s => Assert.Single(s.QuerySelectorAll("option.now[selected]")));
        Assert.Equal(["Lead"], page.Texts("select[aria-label='Mexico, Labor Mobility'] [selected]"));
        Assert.Equal(["Participant"], page.Texts("select[aria-label='Guatemala, Labor Mobility'] [selected]"));
        Assert.Equal(["No role"], page.Texts("select[aria-label='Chile, Labor Mobility'] [selected]"));
        var home = await (await site.Editor()).Open("/en/admin");
        Assert.Equal(2, home.Select($"a[href='{Matrix}']").Count);
    }

    [SkippableTheory, BothDatabases]
    public static async Task Several_countries_and_committees_go_out_as_one_change_set(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        var editor = await own.Editor();
        var draft = await (await editor.Open(Matrix)).Form()
            .Fill(Mexico, "Participant").Fill(Guatemala, "Lead").Fill(Chile, "Participant").Fill("How", "Changed").Because("2026-02-01").Preview();

        Assert.Contains("Mexico, participant instead of lead in Labor Mobility, from 1 February 2026", draft.Text);
        Assert.Contains("Guatemala, lead instead of participant in Labor Mobility, from 1 February 2026", draft.Text);
        Assert.Contains("Chile, participant in Temporary Protection", draft.Text);
        await draft.Publish();

        var matrix = (await own.Visitor().Open("/en/matrix")).Memberships();
        Assert.Contains("labor-mobility GT lead", matrix);
        Assert.Contains("labor-mobility MX participant", matrix);
        Assert.Contains("temporary-protection CL participant", matrix);
        Assert.Equal(52, matrix.Count);
    }

    [Fact]
    public async Task What_happened_is_asked_only_where_something_is_taken_away_and_what_was_typed_stays()
    {
        var editor = await site.Editor();
        var refused = await (await editor.Open(Matrix)).Form().Fill(Mexico, "None").Fill(Chile, "Both").Because("2026-02-01")
            .IsRefused("You removed a role. Choose whether it changed or was recorded wrongly.");
        Assert.Equal("#How", Assert.Single(refused.Select(".errors a")).GetAttribute("href"));

        var form = refused.Form().Holds((Mexico, "None"), (Chile, "Both"), ("Evidence.Date", "2026-02-01"), ("Evidence.Reason", DraftingForms.Reason));
        var draft = await form.Fill("How", "Changed").Preview();
        Assert.Contains("Ended: Mexico, lead of Labor Mobility, until 31 January 2026", draft.Text);

        var added = await (await editor.Open(Matrix)).Form().Fill(Chile, "Participant").Because("2026-02-01").Preview();
        Assert.Contains("Chile, participant in Temporary Protection", added.Text);
    }

    [Fact]
    public async Task What_was_recorded_wrongly_needs_no_date_and_stays_the_same_entry()
    {
        var was = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        var draft = await (await (await site.Editor()).Open(Matrix)).Form()
            .Fill(Mexico, "Participant").Fill(Guatemala, "None").Fill("How", "Wrong").Because().Preview();

        Assert.Contains("Corrected: Mexico, participant in Labor Mobility", draft.Text);
        Assert.Contains("Retracted: Guatemala, participant in Labor Mobility, from 6 October 2022", draft.Text);
        await draft.Publish();
        var now = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        Assert.Equal((was.FactId, Role.Participant, was.From), (now.FactId, now.Role, now.From));
    }

    [Fact]
    public async Task What_the_register_would_refuse_is_said_at_its_cell()
    {
        var refused = await (await (await site.Editor()).Open(Matrix)).Form().Fill(Mexico, "None").Fill("How", "Changed").Because("2022-10-06").Submit();

        Assert.Contains("would end before it begins", Assert.Single(refused.Is(HttpStatusCode.BadRequest).Errors));
        var cell = refused.One(refused.One(".errors a").GetAttribute("href")!);
        Assert.Equal((Mexico, "true"), (cell.GetAttribute("name"), cell.GetAttribute("aria-invalid")));
        Assert.Contains("would end before it begins", Page.TextOf(refused.One($"tr:has(#{cell.Id}) + tr #{cell.GetAttribute("aria-describedby")}")));
    }

    [Fact]
    public async Task Nothing_altered_makes_no_draft_and_says_so() =>
        Assert.Equal(["Nothing would change. You did not change any cell."], (await (await (await site.Editor()).Open(Matrix)).Form().Because("2026-02-01").Submit()).Is(HttpStatusCode.BadRequest).Errors);

    [Fact]
    public async Task A_form_that_was_open_for_long_takes_nothing_back_that_was_published_meanwhile()
    {
        var form = (await (await site.Editor()).Open(Matrix)).Form();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        var draft = await form.Fill(Chile, "Participant").Because("2026-02-01").Preview();

        Assert.Single(draft.Select(".changes li"));
    }

    [Fact]
    public async Task A_draft_is_gone_on_with_and_follows_another_date()
    {
        var draft = await (await (await site.Editor()).Open(Matrix)).Form()
            .Fill(Mexico, "Participant").Fill(Chile, "Participant").Fill("How", "Changed").Because("2026-02-01").Preview();

        var form = (await draft.Follow("Change this proposal: Edit the matrix")).Form();
        Assert.Equal(draft.Address, (await form.Submit()).Address);
        form.Holds(("How", "Changed"), ("Evidence.Date", "2026-02-01"), ("Evidence.Source", "lima"), ("Evidence.Reason", DraftingForms.Reason));
        var again = await form.Fill(Mexico, "Lead").Fill(Guatemala, "Both").Fill("Evidence.Date", "2026-03-01").Preview();

        Assert.Equal(draft.Address, again.Address);
        Assert.DoesNotContain("Mexico, participant", again.Text);
        Assert.Contains("Guatemala, lead of Labor Mobility, from 1 March 2026", again.Text);
        Assert.Contains("Chile, participant in Temporary Protection and Regularization, from 1 March 2026", again.Text);
    }

    [Fact]
    public async Task What_a_draft_dates_otherwise_or_confirms_is_left_alone_until_its_cell_is_altered()
    {
        await site.Publish(Change.Add(Rows.Source("review")));
        var editor = await site.Editor();
        var first = await (await editor.Open(Matrix)).Form().Fill(Chile, "Participant").Because("2026-02-01").Preview();
        var number = first.Address.Split('/')[^1];
        await (await editor.Open($"/en/admin/committees/labor-mobility/memberships?draft={number}")).Form()
            .Fill("Answers[UY].Role", "Participant").Check("Answers[HT].Confirm").Because("2025-05-01").Fill("Evidence.Source", "review").Preview();

        var page = await editor.Open($"{Matrix}?draft={number}");
        Assert.Contains("Some cells in this draft have another date or source.", Page.TextOf(page.One("p.notice:not(:has(a))")));
        var draft = await page.Form().Fill(Guatemala, "Both").Fill("Evidence.Date", "2026-03-01").Preview();

        Assert.Contains("Chile, participant in Temporary Protection and Regularization, from 1 March 2026", draft.Text);
        Assert.Contains("Uruguay, participant in Labor Mobility, from 1 May 2025", draft.Text);
        Assert.Contains("Confirmed: Haiti, participant in Labor Mobility", draft.Text);
        var altered = await (await editor.Open($"{Matrix}?draft={number}")).Form().Fill("Cells[UY-labor-mobility]", "None").Preview();
        Assert.DoesNotContain("Uruguay", altered.Text);
    }

    [Theory]
    [InlineData("Cells[ZZ-labor-mobility]", "Lead", HttpStatusCode.NotFound)]
    [InlineData("Cells[MX-no-such]", "None", HttpStatusCode.NotFound)]
    [InlineData("Cells[mx-labor-mobility]", "None", HttpStatusCode.NotFound)]
    [InlineData("Cells[MX-labor-mobility]", "Chair", HttpStatusCode.BadRequest)]
    [InlineData("Cells[MX-labor-mobility]", "7", HttpStatusCode.BadRequest)]
    [InlineData("How", "Perhaps", HttpStatusCode.BadRequest)]
    public async Task What_there_is_not_is_refused(string field, string value, HttpStatusCode expected)
    {
        var editor = await site.Editor();
        var token = (await editor.Open(Matrix)).Form()["__RequestVerificationToken"]!;

        var answer = await editor.Post(Matrix, ("__RequestVerificationToken", token), (field, value), (Chile, "Lead"), ("Evidence.Date", "2026-02-01"), ("Evidence.Source", "lima"), ("Evidence.Reason", "Forged"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open(Matrix + "?draft=3")).Status);
    }

    [Fact]
    public async Task A_cell_that_is_gone_meanwhile_stands_in_the_draft_and_cannot_be_published()
    {
        var editor = await site.Editor();
        var form = (await editor.Open(Matrix)).Form().Fill(Chile, "Participant").Fill(Guatemala, "Lead").Fill("How", "Changed").Because("2026-02-01");
        await site.Close("temporary-protection", "2026-01-01");

        var draft = await form.Preview();

        Assert.Equal(2, draft.Select(".changes > li").Count);
        Assert.Contains("Chile, participant in Temporary Protection and Regularization", Assert.Single(draft.Texts(".notice.bad li")));
        Assert.Empty(draft.Select("#decision"));
    }

    [Fact]
    public async Task A_cell_whose_last_day_has_passed_meanwhile_is_left_out_and_the_rest_stays()
    {
        await using var own = await Site.Started();
        await own.Close("temporary-protection", "2026-11-24");
        var form = (await (await own.Editor()).Open(Matrix)).Form().Fill(Chile, "Participant").Fill(Guatemala, "Lead").Fill("How", "Changed").Because("2026-02-01");
        own.Clock.Set(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        var editor = await own.Editor();

        var refused = await editor.Read(await editor.Post(Matrix, [.. form.Fields.Where(f => f.Name != "__RequestVerificationToken"), ("__RequestVerificationToken", (await editor.Open(Matrix)).Form()["__RequestVerificationToken"]!)]));

        Assert.Equal(["Chile in Temporary Protection and Regularization was left out because the committee was closed or the endorsement ended in the meantime."], refused.Is(HttpStatusCode.BadRequest).Errors);
        var draft = await refused.Form().Holds((Guatemala, "Lead"), ("How", "Changed"), ("Evidence.Date", "2026-02-01"), ("Evidence.Reason", DraftingForms.Reason)).Preview();
        Assert.Single(draft.Select(".changes > li"));
    }

    [Fact]
    public async Task There_is_room_for_many_more_cells_than_there_are_today()
    {
        var editor = await site.Editor();
        var form = (await editor.Open(Matrix)).Form().Fill(Chile, "Participant").Because("2026-02-01");

        var answer = await editor.Post(Matrix, [.. form.Fields, .. Enumerable.Range(0, 1_500).Select(n => ($"Cells[ZZ-committee-{n}]", ""))]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
