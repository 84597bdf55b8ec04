using System.Globalization;
using System.Net;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>A reason carries the language it is written in; those that ship are shown in the reader's language, marked as unofficial.</summary>
public sealed class ReasonTests
{
    private const string Address = "/countries/bb";

    [Theory]
    [InlineData("countries/new")]
    [InlineData("countries/bb")]
    [InlineData("countries/bb/endorsement")]
    [InlineData("countries/bb/memberships")]
    [InlineData("committees/new")]
    [InlineData("committees/labor-mobility")]
    [InlineData("committees/labor-mobility/memberships")]
    [InlineData("committees/labor-mobility/hand-over")]
    [InlineData("committees/labor-mobility/close")]
    [InlineData("pillars/new")]
    [InlineData("pillars/1")]
    [InlineData("pillars/1/order")]
    [InlineData("sources/new")]
    [InlineData("sources/lima")]
    [InlineData("matrix")]
    [InlineData("import")]
    [InlineData("revisions/2/revert")]
    public async Task Every_form_that_asks_a_reason_asks_its_language(string path)
    {
        await using var site = await Site.Started();

        var form = (await (await site.Editor()).Open($"/pt/admin/{path}")).Is(HttpStatusCode.OK).Form("main form:has([name='Evidence.Reason'])");

        Assert.Equal(["en", "es", "pt", "fr"], form.Offers("Evidence.ReasonLanguage"));
        Assert.Equal("pt", form["Evidence.ReasonLanguage"]);
        Assert.True(form.Has("Idioma do motivo"));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_language_chosen_goes_with_the_reason_to_the_public_and_is_proposed_the_next_time(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var editor = await site.Editor();
        var form = (await editor.Open("/en/admin" + Address)).Form().Fill("Names.Name.Text[en]", "Republic of Barbados").Because("2025-03-01");
        var review = await form.Fill("Evidence.Reason", "Como dice la carta.").Fill("Evidence.ReasonLanguage", "es").Preview();
        Assert.Equal("es", review.One("dl.facts dd[lang]").GetAttribute("lang"));
        await review.Publish();

        foreach (var address in new[] { "/en/changes", "/en/changes/3", "/fr/changes/3" })
            Assert.Equal("es", (await site.Visitor().Open(address)).Select("main [lang]").Single(e => Page.TextOf(e) == "Como dice la carta.").GetAttribute("lang"));
        Assert.Empty((await site.Visitor().Open("/es/changes/3")).Select("dd[lang]"));
        var feed = await (await site.Visitor().Get("/en/changes.atom")).Content.ReadAsStringAsync();
        Assert.Contains("lang=\"es\" xml:lang=\"es\"", feed[..(feed.IndexOf("Como dice la carta.", StringComparison.Ordinal) + 1)][^400..]);

        Assert.Equal("es", (await editor.Open("/fr/admin/matrix")).Form("main form:has([name='Evidence.Reason'])")["Evidence.ReasonLanguage"]);
        Assert.Equal("fr", (await (await site.Administrator()).Open("/fr/admin" + Address)).Form()["Evidence.ReasonLanguage"]);
    }

    [Fact]
    public async Task A_draft_that_is_edited_keeps_its_reasons_language()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var review = await (await editor.Open("/en/admin" + Address)).Form().Fill("Names.Name.Text[en]", "Barbados Republic").Because("2025-03-01").Fill("Evidence.ReasonLanguage", "pt").Preview();
        await (await editor.Open("/en/admin/countries/bz")).Form().Fill("Names.Name.Text[en]", "Belize City").Because("2025-03-01").Fill("Evidence.ReasonLanguage", "fr").Preview();
        var number = review.Address.Split('/')[^1];

        var form = (await editor.Open($"/es/admin{Address}?draft={number}")).Form();
        Assert.Equal("pt", form["Evidence.ReasonLanguage"]);
        await form.Submit();
        Assert.Equal("pt", await LanguageOf(site, number));

        var explain = (await editor.Open($"/es/admin/change-sets/{number}")).Form("#explain");
        Assert.Equal("pt", explain["ReasonLanguage"]);
        await explain.Fill("Reason", "Por otra razón.").Fill("ReasonLanguage", "es").Submit();
        Assert.Equal("es", await LanguageOf(site, number));
    }

    [Fact]
    public async Task A_language_that_is_not_offered_is_refused_at_its_field()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var page = await editor.Open("/en/admin" + Address);
        var form = page.Form().Fill("Names.Name.Text[en]", "Republic of Barbados").Because("2025-03-01");

        var answer = await editor.Read(await editor.Post("/en/admin" + Address, [.. form.Fields.Select(f => f.Name == "Evidence.ReasonLanguage" ? (f.Name, "tlh") : f)]));

        answer.Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Choose one of the languages in the list."], answer.Errors);
        Assert.Equal("Republic of Barbados", answer.Form()["Names.Name.Text[en]"]);
        await using var db = site.Database();
        Assert.Equal(6, await db.ChangeSets.CountAsync());
        Assert.All(await db.Users.ToListAsync(), s => Assert.Null(s.ReasonLanguage));
    }

    [Fact]
    public async Task A_prepared_reason_is_in_the_language_it_is_prepared_in()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        await (await editor.Open("/en/admin" + Address)).Form().Fill("Names.Name.Text[en]", "Barbados Republic").Because("2025-03-01").Fill("Evidence.ReasonLanguage", "pt").Preview();

        Assert.Equal("fr", (await editor.Open("/fr/admin/revisions/2/revert")).Form()["Evidence.ReasonLanguage"]);
    }

    [Theory]
    [InlineData("es", "Datos iniciales: los cuatro pilares", " (traducción no oficial)", "† Traducción no oficial del motivo, hecha para este registro.")]
    [InlineData("pt", "Dados iniciais: os quatro pilares", " (tradução não oficial)", "† Tradução não oficial do motivo, feita para este registro.")]
    [InlineData("fr", "Données initiales : les quatre piliers", " (traduction non officielle)", "† Traduction non officielle du motif, faite pour ce registre.")]
    public async Task A_reason_that_ships_is_shown_in_the_readers_language_and_says_that_it_is_a_translation(string language, string beginning, string meaning, string footnote)
    {
        await using var site = await Site.Started();
        var visitor = site.Visitor();

        foreach (var address in new[] { $"/{language}/changes", $"/{language}/changes/1" })
        {
            var page = await visitor.Open(address);
            var reason = page.Select("main dd, main p").Single(e => Page.TextOf(e).StartsWith(beginning, StringComparison.Ordinal));
            Assert.Null(reason.GetAttribute("lang"));
            Assert.Equal("†", reason.QuerySelector(".mark[aria-hidden=true]")!.TextContent);
            Assert.Equal(Page.Plain(meaning), Page.TextOf(reason.QuerySelector(".hidden-text")!));
            Assert.Contains(footnote, page.Texts(".footnotes p"));
            Assert.DoesNotContain("Initial data: the", page.Text);
        }
        var feed = Page.Plain(await (await visitor.Get($"/{language}/changes.atom")).Content.ReadAsStringAsync());
        Assert.Contains(beginning, feed);
        Assert.Contains(Page.Plain(meaning), feed);
        var english = await visitor.Open("/en/changes/1");
        Assert.Contains("Initial data: the four pillars", english.Text);
        Assert.Empty(english.Select("dd .mark"));
    }

    [Fact]
    public async Task So_is_one_that_waits_for_a_decision_as_long_as_it_is_the_files_own()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        foreach (var address in new[] { "/es/admin/queue", "/es/admin/change-sets/5" })
            Assert.Contains("Surinam adhiere a la Declaración", (await editor.Open(address)).Text);
        foreach (var address in new[] { "/es/admin", "/es/admin/revisions", "/es/admin/revisions/1/revert" })
            Assert.Contains("Datos iniciales: los cuatro pilares", (await editor.Open(address)).Text);

        await (await editor.Open("/en/admin/change-sets/5")).Form("#return").Fill("Comment", "One word more.").Submit();
        var draft = await editor.Open("/es/admin/change-sets/5");
        Assert.StartsWith("Suriname endorses the Declaration", draft.Form("#explain")["Reason"]);
        Assert.Equal("en", draft.Form("#explain")["ReasonLanguage"]);
        Assert.Contains("Surinam adhiere", draft.Text);
        var altered = await draft.Form("#explain").Fill("Reason", "Suriname endorses the Declaration.").Submit();

        Assert.DoesNotContain("Surinam adhiere", altered.Text);
        Assert.Equal("en", altered.Select("dl.facts dd").Single(d => Page.TextOf(d) == "Suriname endorses the Declaration.").GetAttribute("lang"));
    }

    [Fact]
    public async Task A_letter_to_a_colleague_tells_it_in_the_letters_language()
    {
        await using var site = await Site.Started();
        var editor = await site.AddStaff("editor@example.org", StaffRole.Editor);
        await using (var db = site.Database())
            await db.Users.Where(s => s.Id == editor.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Language, "fr"));
        var browser = await site.SignIn("editor@example.org");
        await (await browser.Open("/en/admin/change-sets/5")).Form("#return").Fill("Comment", "One word more.").Submit();
        await (await browser.Open("/en/admin/change-sets/5")).Form("#explain").Submit();
        await (await browser.Open("/en/admin/change-sets/5")).Form("#decision").Submit("submit");
        await (await (await site.Administrator()).Open("/en/admin/change-sets/5")).Form("#return").Fill("Comment", "Two words more.").Submit();

        var letter = (await site.Mail("editor@example.org"))[^1].TextBody!;

        Assert.Contains("Le Suriname adhère à la Déclaration", Page.Plain(letter));
        Assert.Contains("(traduction non officielle)", letter);
    }

    private static async Task<string> LanguageOf(Site site, string number)
    {
        await using var db = site.Database();
        var wanted = int.Parse(number, CultureInfo.InvariantCulture);
        return (await db.ChangeSets.SingleAsync(c => c.Number == wanted)).ReasonLanguage;
    }
}
