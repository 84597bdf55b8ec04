using System.Net;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>Forms about a register that is too large for one page.</summary>
public sealed class LongFormTests(LargeRegister register) : IClassFixture<LargeRegister>
{
    private const string Topic = "/en/admin/committees/topic-01";

    private readonly Site site = register.Site;

    [Fact]
    public async Task A_form_offers_the_newest_sources_and_takes_any_other_by_its_key()
    {
        var form = (await (await site.Editor()).Open(Topic)).Form();

        var offered = form.Offers("Evidence.Source");
        Assert.Equal(60 + 2, offered.Count);
        Assert.Equal(["", "letter-70", "letter-69"], offered.Take(3));
        Assert.DoesNotContain("lima", offered);
        var review = await form.Fill("Names.Name.Text[en]", "Another topic").Fill("How", "wrong").Fill("Evidence.OtherSource", " lima ").Fill("Evidence.Reason", "Misspelt.").Preview();
        Assert.Contains("Lima Ministerial Meeting", review.Text);

        var again = (await review.Browser.Open($"{Topic}?draft={review.Address.Split('/')[^1]}")).Form();
        Assert.Contains("lima", again.Holds(("Evidence.Source", "lima"), ("Evidence.OtherSource", "")).Offers("Evidence.Source"));
    }

    [Fact]
    public async Task What_is_chosen_or_described_counts_before_a_typed_key()
    {
        var form = (await (await site.Editor()).Open(Topic)).Form().Fill("Names.Name.Text[en]", "One more topic").Fill("How", "wrong").Fill("Evidence.Reason", "Misspelt.");

        var chosen = await form.Fill("Evidence.Source", "letter-70").Fill("Evidence.OtherSource", "letter-01").Preview();

        Assert.Contains("Letter 70", chosen.Text);
        Assert.DoesNotContain("Letter 01", chosen.Text);
    }

    [Fact]
    public async Task A_key_that_no_source_has_is_refused_at_its_field()
    {
        var form = (await (await site.Editor()).Open(Topic)).Form().Fill("Names.Name.Text[en]", "Another topic").Fill("How", "wrong").Fill("Evidence.OtherSource", "lama").Fill("Evidence.Reason", "Misspelt.");

        var refused = await form.IsRefused("The register has no source with the key “lama”.");

        Assert.Equal("#Evidence-OtherSource", Assert.Single(refused.Select(".errors a")).GetAttribute("href"));
        refused.Form().Holds(("Evidence.OtherSource", "lama"), ("Names.Name.Text[en]", "Another topic"));
    }

    [Fact]
    public async Task What_confirms_an_entry_is_offered_of_the_newest_and_taken_by_key()
    {
        var page = await (await site.Editor()).Open("/en/admin/committees/topic-01");
        var entry = page.Select("main a").Single(a => a.TextContent == "Dates and note").GetAttribute("href")!;

        var form = (await page.Browser.Open(entry + "?what=Confirm")).Form();

        Assert.Equal(60 + 2, form.Offers("Evidence.Source").Count);
        Assert.Contains("Confirmed: ", (await form.Fill("Evidence.OtherSource", "letter-03").Fill("Evidence.Reason", "Says so.").Preview()).Text);
    }

    [Fact]
    public async Task A_new_source_gets_a_key_that_no_other_has()
    {
        var form = (await (await site.Editor()).Open("/en/admin/sources/new")).Form().Fill("Fields.Title", "Letter 03").Fill("Fields.Publisher", "A ministry").Fill("Fields.Date", "2026").Fill("Evidence.Reason", "New.");

        await form.Fill("Key", "letter-03").IsRefused("“letter-03” is already used by another source.");
        Assert.Contains("Letter 03", (await form.Fill("Key", "").Preview()).Text);
    }

    [Fact]
    public async Task A_committee_gets_the_last_place_of_the_pillar_or_one_that_is_free()
    {
        var form = (await (await site.Editor()).Open("/en/admin/committees/new?pillar=3")).Form().Fill("Names.Name.Text[en]", "The last topic").Fill("Evidence.Date", "2026-01-01").Fill("Evidence.OtherSource", "lima").Fill("Evidence.Reason", "New.");

        await form.Fill("Place.Order", "145").IsRefused("“Topic 45” already has that position. Leave the field empty for the last position, or reorder the pillar later.");
        var review = await form.Fill("Place.Order", "").Preview();
        Assert.Contains("146", review.Text);
        Assert.Equal(49, (await review.Browser.Open("/en/admin/pillars/3/order")).Select("[name^='Places[']").Count);
    }

    [Fact]
    public async Task The_matrix_is_edited_by_pillar_and_page()
    {
        var editor = await site.Editor();
        var choice = (await editor.Open("/en/admin/matrix")).Is(HttpStatusCode.OK);
        Assert.Empty(choice.Select("main form"));

        var first = await editor.Open(choice.Select("main nav a").Single(a => a.GetAttribute("href")!.EndsWith("pillar=3", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(65 * 8, first.Is(HttpStatusCode.OK).Select(".matrix select").Count);
        var second = await first.Follow("Next page");
        var form = second.Form().Fill("Cells[DE-topic-05]", "Participant").Fill("Cells[CL-topic-06]", "Lead").Fill("Evidence.Date", "2026-02-01").Fill("Evidence.Source", "letter-70").Fill("Evidence.Reason", "As the letter says.");
        var refused = await form.IsRefused("You removed a role. Choose whether it changed or was recorded wrongly.");
        Assert.Equal("/en/admin/matrix?pillar=3&page=2", refused.Address);

        var draft = await refused.Form().Holds(("Cells[DE-topic-05]", "Participant"), ("Cells[CL-topic-06]", "Lead")).Fill("How", "Changed").Preview();
        Assert.Equal(2, draft.Select(".changes > li").Count);
        var number = draft.Address.Split('/')[^1];
        var other = (await editor.Open($"/en/admin/matrix?draft={number}&pillar=3&page=3")).Is(HttpStatusCode.OK);
        Assert.Equal("Previous page", other.Texts("nav.pages a")[0]);
        Assert.Contains($"draft={number}", other.Select("nav.pages a")[0].GetAttribute("href"), StringComparison.Ordinal);
        var both = await other.Form().Fill("Cells[CL-topic-20]", "Participant").Fill("Evidence.Date", "2026-02-01").Fill("Evidence.Source", "letter-70").Fill("Evidence.Reason", "As the letter says.").Preview();

        Assert.Equal(3, both.Select(".changes > li").Count);
    }

    [Fact]
    public async Task A_pillar_that_fits_is_edited_on_one_page_without_the_others()
    {
        var page = (await (await site.Editor()).Open("/en/admin/matrix?pillar=1")).Is(HttpStatusCode.OK);

        Assert.Equal(["1 Stability and Assistance for Communities"], page.Texts(".matrix th[scope=colgroup]"));
        Assert.Empty(page.Select("nav.pages"));
    }

    [Fact]
    public async Task Cells_that_are_posted_of_another_page_are_left_alone()
    {
        var editor = await site.Editor();
        var form = (await editor.Open("/en/admin/matrix?pillar=3&page=2")).Form().Fill("Cells[CL-topic-07]", "Participant").Fill("Evidence.Date", "2026-02-01").Fill("Evidence.Source", "letter-70").Fill("Evidence.Reason", "As the letter says.");

        var draft = await editor.Read(await editor.Post("/en/admin/matrix?pillar=3&page=2", [.. form.Fields, ("Cells[CL-topic-30]", "Lead")]));

        Assert.Single(draft.Is(HttpStatusCode.OK).Select(".changes > li"));
    }

    [Fact]
    public async Task A_committees_form_shows_its_members_first_and_the_other_countries_in_pages()
    {
        var editor = await site.Editor();
        var first = (await editor.Open(Topic + "/memberships")).Is(HttpStatusCode.OK);

        Assert.Equal(30, first.Select("table.edit select").Count);
        Assert.Equal(["France", "Germany"], first.Texts("table.edit .name").Take(2));
        var second = await first.Follow("Next page");
        var name = second.Select("table.edit select")[0].GetAttribute("name")!;
        var draft = await second.Form().Fill(name, "Participant").Fill("Evidence.Date", "2026-02-01").Fill("Evidence.Source", "letter-70").Fill("Evidence.Reason", "As the letter says.").Preview();

        Assert.Single(draft.Select(".changes > li"));
        var country = name["Answers[".Length..name.IndexOf(']')];
        var again = (await editor.Open($"{Topic}/memberships?draft={draft.Address.Split('/')[^1]}")).Form();
        Assert.Equal("Participant", again[$"Answers[{country}].Role"]);
    }

    [Fact]
    public async Task A_countrys_form_shows_the_committees_in_which_it_has_a_role_and_others_by_pillar()
    {
        var editor = await site.Editor();
        var own = (await editor.Open("/en/admin/countries/fr/memberships")).Is(HttpStatusCode.OK);
        Assert.Equal((40, "Page 1 of 2"), (own.Select("table.edit select").Count, own.Texts("nav.pages p").Single()));

        var german = await editor.Open("/en/admin/countries/de/memberships");
        Assert.Equal(15, german.Select("table.edit select").Count);
        var pillar = await editor.Open(german.Select("main nav a").Single(a => a.GetAttribute("href")!.EndsWith("pillar=2", StringComparison.Ordinal)).GetAttribute("href")!);
        var draft = await pillar.Form().Fill("Answers[labor-mobility].Role", "Participant").Fill("Evidence.Date", "2026-02-01").Fill("Evidence.Source", "letter-70").Fill("Evidence.Reason", "As the letter says.").Preview();

        Assert.Contains("Germany, participant in Labor Mobility", Assert.Single(draft.Texts(".changes > li")), StringComparison.Ordinal);
        var again = await editor.Open($"/en/admin/countries/de/memberships?draft={draft.Address.Split('/')[^1]}");
        Assert.Equal(16, again.Select("table.edit select").Count);
        Assert.Equal("Participant", again.Form()["Answers[labor-mobility].Role"]);
    }

    [Fact]
    public async Task A_country_without_a_role_chooses_a_pillar()
    {
        var page = (await (await site.Delegate("JP")).Open("/en/admin/countries/jp/memberships")).Is(HttpStatusCode.OK);
        Assert.Empty(page.Select("table.edit"));

        var one = (await page.Browser.Open("/en/admin/countries/jp/memberships?committee=topic-44")).Form();

        Assert.Equal("None", one["Answers[topic-44].Role"]);
    }

    [Fact]
    public async Task The_lead_is_handed_over_to_any_of_the_countries()
    {
        var form = (await (await site.Editor()).Open(Topic + "/hand-over")).Form();

        Assert.Equal(65, form.Offers("To").Count);
    }

    [Fact]
    public async Task A_file_is_read_against_what_it_names()
    {
        var editor = await site.Editor();
        async Task<Page> Import(string line) => await (await editor.Open("/en/admin/import")).Form("main form")
            .Attach("Upload", "memberships.csv", System.Text.Encoding.UTF8.GetBytes("id,committee,country,role,from,from_is,until,until_is,sources\n" + line + "\n")).Fill("Evidence.Reason", "As the letter says.").Submit();

        Assert.Contains("From the file: 1 entry added", (await Import(",topic-44,JP,lead,2026-01-01,on,,,letter-05")).Is(HttpStatusCode.OK).Flash, StringComparison.Ordinal);
        Assert.Contains("letter-99", (await Import(",topic-44,JP,lead,2026-01-01,on,,,letter-99")).Is(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        Assert.Contains("topic-99", (await Import(",topic-99,JP,lead,2026-01-01,on,,,letter-05")).Is(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        (await Import(",topic-01,FR,participant,2026-01-01,on,,,letter-05")).Is(HttpStatusCode.BadRequest);
        (await Import(",topic-44,JP,lead,2022-12-01,on,,,letter-05")).Is(HttpStatusCode.BadRequest);
    }
}
