using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Requests.ResponseStorage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What a search finds, and what it says about it.</summary>
public sealed partial class SearchTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Languages = ["en", "es", "pt", "fr"];

    [Fact]
    public async Task Every_country_and_committee_is_found_first_by_each_of_its_names_with_and_without_accents()
    {
        await using var db = site.Database();
        var details = await db.Set<Details>().Where(d => !(d is Register.Pillars.PillarDetails)).ToListAsync();
        var names = details.SelectMany(d => d.Name.Wordings.Values.Select(w => (Path: PathOf(d), w.Text))).ToList();

        Assert.Equal(32 * 4, names.Count);
        await FindsFirst(names.SelectMany(n => new[] { n, (n.Path, WithoutAccents(n.Text)), (n.Path, n.Text.ToUpperInvariant()) }).Distinct());
    }

    [Fact]
    public async Task Every_country_is_found_first_by_its_codes_in_any_letter_case()
    {
        await using var db = site.Database();
        var codes = await db.Countries.ToListAsync();

        Assert.Equal(21, codes.Count);
        await FindsFirst(
            from country in codes
            from code in new[] { country.Code, country.Alpha3 }
            from written in new[] { code, code.ToLowerInvariant(), code[..1] + code[1..].ToLowerInvariant() }
            select ($"countries/{country.Code.ToLowerInvariant()}", written));
    }

    [Fact]
    public async Task Every_country_is_found_first_when_two_neighbouring_letters_of_its_name_are_swapped()
    {
        await using var db = site.Database();
        var names = (await db.CountryDetails.ToListAsync()).SelectMany(d => d.Name.Wordings.Values.Select(w => (Path: PathOf(d), w.Text))).Where(n => n.Text.Length >= 6).Distinct();

        await FindsFirst(names.SelectMany(n => Enumerable.Range(0, n.Text.Length - 1)
            .Select(i => (n.Path, n.Text[..i] + n.Text[i + 1] + n.Text[i] + n.Text[(i + 2)..])).Distinct()));
    }

    [Theory]
    [InlineData("USA", "countries/us")]
    [InlineData("U.S.A.", "countries/us")]
    [InlineData("EEUU", "countries/us")]
    [InlineData("EE. UU.", "countries/us")]
    [InlineData("EUA", "countries/us")]
    [InlineData("Etats Unis", "countries/us")]
    [InlineData("United States of America", "countries/us")]
    [InlineData("costarica", "countries/cr")]
    [InlineData("labour", "committees/labor-mobility")]
    [InlineData("labour mobility", "committees/labor-mobility")]
    [InlineData("combating", "committees/combatting-xenophobia")]
    [InlineData("combating xenophobia", "committees/combatting-xenophobia")]
    [InlineData("trata", "committees/smuggling-and-trafficking")]
    [InlineData("tráfico de personas", "committees/smuggling-and-trafficking")]
    [InlineData("human trafficking", "committees/smuggling-and-trafficking")]
    [InlineData("regularisation", "committees/temporary-protection")]
    [InlineData("reunification", "committees/family-reunification")]
    [InlineData("regroupement familial", "committees/family-reunification")]
    [InlineData("resett", "committees/refugee-resettlement")]
    [InlineData("smuggling-and-trafficking", "committees/smuggling-and-trafficking")]
    [InlineData("main d'oeuvre", "committees/labor-mobility")]
    [InlineData("human smugling", "committees/smuggling-and-trafficking")]
    [InlineData("3", "pillars/3")]
    [InlineData("pilar 3", "pillars/3")]
    [InlineData("Lima statement", "sources#lima")]
    [InlineData("declaration", "sources#declaration")]
    [InlineData("tra\uFB03cking", "committees/smuggling-and-trafficking")]
    [InlineData("\uFB01nancing", "committees/international-financing")]
    [InlineData("\uFF2D\uFF25\uFF38\uFF29\uFF23\uFF2F", "countries/mx")]
    [InlineData("polleros", "committees/smuggling-and-trafficking")]
    [InlineData("traficantes de personas", "committees/smuggling-and-trafficking")]
    [InlineData("contrabando de personas", "committees/smuggling-and-trafficking")]
    [InlineData("acolhimento", "committees/integration-and-host-communities")]
    [InlineData("comunidades receptoras", "committees/integration-and-host-communities")]
    [InlineData("communautés hôtes", "committees/integration-and-host-communities")]
    [InlineData("inclusion sociale", "committees/integration-and-host-communities")]
    [InlineData("deportation", "committees/return-and-reintegration")]
    [InlineData("deportación", "committees/return-and-reintegration")]
    [InlineData("deportação", "committees/return-and-reintegration")]
    [InlineData("expulsion", "committees/return-and-reintegration")]
    [InlineData("Action Package Committee on Labor Mobility", "committees/labor-mobility")]
    [InlineData("Comité de paquetes de acción: Movilidad laboral", "committees/labor-mobility")]
    public Task What_people_call_it_finds_it_first(string sought, string path) => FindsFirst([(path, sought)]);

    [Theory]
    [InlineData("action package")]
    [InlineData("Action Package Committee")]
    [InlineData("Action Package Committees")]
    [InlineData("paquete")]
    [InlineData("paquete de acción")]
    [InlineData("paquetes de acción")]
    [InlineData("Comités de paquetes de acción")]
    [InlineData("pacote de ação")]
    [InlineData("Comitê do Pacote de Ação")]
    [InlineData("Comitês do Pacote de Ação")]
    [InlineData("paquet d'action")]
    [InlineData("paquets d'action")]
    [InlineData("paquets d’action")]
    [InlineData("comités des paquets d’action")]
    public async Task What_a_committee_is_called_in_full_finds_every_committee(string sought)
    {
        var page = await Search(sought);

        Assert.Equal(11, page.Select("main ol li").Count);
        Assert.All(page.Select("main li h2 a"), link => Assert.StartsWith("/en/committees/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "estados unidos", "Match: name (Spanish) Estados Unidos", "es")]
    [InlineData("en", "us", "Match: code US", null)]
    [InlineData("en", "lima", "Match: name", null)]
    [InlineData("es", "trata", "Coincidencia: nombre", null)]
    [InlineData("en", "EEUU", "Match: other wording EE. UU.", null)]
    [InlineData("en", "united states", "Match: name", null)]
    [InlineData("en", "etats nuis", "Match: name (French), spelled similarly États-Unis", "fr")]
    [InlineData("fr", "etats unis", "Correspondance : nom", null)]
    [InlineData("es", "united states", "Coincidencia: nombre (inglés) United States", "en")]
    public async Task It_says_why_it_was_found(string language, string sought, string why, string? lang)
    {
        var page = await Search(sought, language);

        Assert.Equal(why, page.Texts("main li .fine")[0].Replace('\u00a0', ' '));
        Assert.Equal(lang, page.Select("main li")[0].QuerySelector("q")?.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_result_says_what_it_is_and_a_little_about_it()
    {
        Assert.Equal("Country, MX Mexico Committees as lead: 1. Committees as participant: 3. Match: name", (await Search("mexico")).Texts("main li").Single());
        Assert.Equal("Country, BB Barbados None listed in the source Match: name", (await Search("barbados")).Texts("main li").Single());
        Assert.Equal("Committee, pillar 3 Aligning Visa and travel Standards Leads: 2. Participants: 1. Match: name", (await Search("aligning visa")).Texts("main li").Single());
        Assert.Equal("Pillar 4 Emergency Response Committees: 0. Match: name", (await Search("emergency response")).Texts("main li").Single());
        var source = (await Search("Lima Ministerial", "fr")).One("main li");
        Assert.Equal("en", source.QuerySelector("a span")?.GetAttribute("lang"));
    }

    [Fact]
    public async Task It_looks_through_the_clocks_and_says_what_was_not_in_force()
    {
        var page = await site.Visitor().Open("/en/search?q=labor+mobility&on=2022-07-01&known=2");

        Assert.Equal("Committee, pillar 2 Labor Mobility Not listed on 1 July 2022. Match: name", page.Texts("main li").Single());
        Assert.Equal("/en/committees/labor-mobility?on=2022-07-01&known=2", page.One("main li a").GetAttribute("href"));
        Assert.Equal(["2022-07-01", "2"], page.Select(".find input[type=hidden]").Select(i => i.GetAttribute("value")));
        Assert.Empty((await site.Visitor().Open("/en/search?q=labor+mobility&known=1")).Select("main ol li"));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_published_is_found_at_once_also_by_what_it_was_called_before(DatabaseProvider provider)
    {
        await using var own = await Site.Started(provider);
        Assert.DoesNotContain("Pathways for Work", (await Search("pathways for work", of: own)).Texts("main li h2"));
        var was = await own.Standing<Register.Committees.CommitteeDetails>(c => c.Committee == "labor-mobility");

        await own.Publish(
            Change.End(was, Rows.Day("2024-01-01"), DateIs.On, []),
            Change.Add(was with { FactId = Guid.CreateVersion7(), Name = LocalizedText.English("Pathways for Work"), From = Rows.Day("2024-01-01") }));

        Assert.Equal("Pathways for Work", (await Search("pathways for work", of: own)).Texts("main li h2")[0]);
        var page = await Search("mobilité de la main-d'œuvre", "fr", own);
        Assert.Contains("nom à une autre date (français) Mobilité de la main-d’œuvre", page.Texts("main li")[0]);
        Assert.Equal("en", page.Select("main li h2 [lang]")[0].GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/en/search")]
    [InlineData("/en/search?q=")]
    [InlineData("/en/search?q=+%09+%01")]
    public async Task Without_words_it_says_what_can_be_searched_for(string address)
    {
        var page = (await site.Visitor().Open(address)).Is(HttpStatusCode.OK);

        Assert.StartsWith("Search Type a name in any language", page.Text);
        Assert.Equal(["/en/committees", "/en/countries", "/en/matrix"], page.Select("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Nothing_found_says_so_and_leads_on()
    {
        var page = await Search("<b>Atlantis</b>");

        Assert.Contains("Nothing found for “<b>Atlantis</b>”.", page.Text);
        Assert.Equal(["/en/committees", "/en/countries", "/en/matrix"], page.Select("main a").Select(a => a.GetAttribute("href")));
        Assert.Equal("<b>Atlantis</b>", page.One("#q").GetAttribute("value"));
    }

    [Fact]
    public async Task More_than_100_characters_are_too_many()
    {
        (await Search(new string('a', 100))).Is(HttpStatusCode.OK);
        var page = (await Search(new string('a', 101))).Is(HttpStatusCode.BadRequest);

        Assert.Contains("A search can have up to 100 characters. This one has 101.", page.Text);
    }

    [Theory]
    [InlineData("%01%08%1b%7f")]
    [InlineData("mexico%0d%0a%09")]
    [InlineData("%e2%80%aemexico%e2%80%ac")]
    [InlineData("%ed%a0%80%ff%fe")]
    [InlineData("%ef%bf%be%ef%bf%bf%f3%bf%bf%bf")]
    [InlineData("%f0%9f%87%b2%f0%9f%87%bd")]
    [InlineData("%cc%81%cc%81%cc%81a%cc%81")]
    [InlineData("%e5%a2%a8%e8%a5%bf%e5%93%a5")]
    [InlineData("%d9%85")]
    [InlineData("%")]
    [InlineData("%27+OR+1%3d1--")]
    [InlineData("*.%3f%5b%28%5c")]
    [InlineData("a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p")]
    [InlineData("x&q=y&q=z")]
    public async Task Odd_input_is_only_a_search(string query)
    {
        var page = (await site.Visitor().Open($"/en/search?q={query}")).Is(HttpStatusCode.OK);
        var suggestions = await site.Visitor().Get($"/en/search/suggestions?q={query}");

        Assert.Equal(HttpStatusCode.OK, suggestions.StatusCode);
        Assert.DoesNotMatch(Unseen(), page.Html);
    }

    [Fact]
    public async Task A_search_asks_the_database_nothing_once_the_register_is_read_and_pushes_no_page_out_of_the_store()
    {
        await using var own = await Site.Started();
        await own.Visitor().Open("/en");

        Assert.Empty(await own.Commands.During(() => Search("mexico", of: own)));
        Assert.Empty(await own.Commands.During(() => own.Visitor().Open("/fr/search?q=peru&on=2022-07-01")));
        foreach (var address in new[] { "/en/search?q=mexico", "/en/search/suggestions?q=mexico" })
            await own.Visitor().Get(address);
        Assert.Equal(["/en"], own.Services.GetRequiredService<ResponseStore>().All.Select(r => r.Address.Path));
    }

    private static string PathOf(Details details) => details is Register.Countries.CountryDetails country
        ? $"countries/{country.Country.ToLowerInvariant()}"
        : $"committees/{details.Subject.Committee}";

    private static string WithoutAccents(string text) =>
        NonSpacingMarks().Replace(text.Normalize(System.Text.NormalizationForm.FormD), "").Replace("œ", "oe", StringComparison.Ordinal);

    private Task<Page> Search(string sought, string language = "en", Site? of = null) =>
        (of ?? site).Visitor().Open($"/{language}/search?q={Uri.EscapeDataString(sought)}");

    /// <summary>In each of the four languages, as the suggestions have it; that the page has the same is another test's.</summary>
    private async Task FindsFirst(IEnumerable<(string Path, string Sought)> searches)
    {
        var browser = site.Visitor();
        var faults = new List<string>();
        foreach (var (path, sought) in searches)
            foreach (var language in Languages)
            {
                browser.Client = Browser.NewClient(); // One client is refused so many at once.
                var answer = await browser.Get($"/{language}/search/suggestions?q={Uri.EscapeDataString(sought)}");
                var first = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["items"]!.AsArray().Select(i => $"{i!["address"]}").FirstOrDefault();
                if (first != $"/{language}/{path}")
                    faults.Add($"{language}, {sought}: {first}, not {path}");
            }
        Faults.None(faults);
    }

    [GeneratedRegex(@"\p{Mn}")]
    private static partial Regex NonSpacingMarks();

    [GeneratedRegex(@"[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]|&#x([01]?[0-9a-f]|7f|fff[ef]);", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();
}
