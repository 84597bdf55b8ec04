using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>
/// What is over is said to be over: “none listed in the source” is for what no source ever listed.
/// On 20 November 2026 Guatemala is no longer the lead of Return and Reintegration; Investing in Asylum lost both its participants;
/// Panama left its only committee; Costa Rica's endorsement ended with the year 2025.
/// </summary>
public sealed class EndedTests(EndedTests.SomeLeft left) : IClassFixture<EndedTests.SomeLeft>
{
    private const string Committee = "return-and-reintegration";

    [Theory]
    [InlineData("en", "No lead since 20 November 2026; before that: Guatemala")]
    [InlineData("es", "Sin líder desde el 20 de noviembre de 2026; antes: Guatemala")]
    [InlineData("pt", "Sem líder desde 20 de novembro de 2026; antes: Guatemala")]
    [InlineData("fr", "Sans chef de file depuis le 20 novembre 2026 ; auparavant : Guatemala")]
    public async Task A_committee_whose_lead_stepped_down_says_so_wherever_its_lead_would_stand(string language, string sentence)
    {
        foreach (var path in new[] { "", "/pillars/3", "/committees", $"/committees/{Committee}", "/map", $"/map?committee={Committee}", "/matrix", "/matrix?by=committee", "/matrix?role=lead", "/gaps" })
        {
            var page = (await left.Site.Visitor().Open($"/{language}{path}")).Is(HttpStatusCode.OK);

            Assert.True(page.Text.Contains(sentence, StringComparison.Ordinal), $"{page.Address}: {page.Text}");
            var before = page.Select($"main a[href^='/{language}/countries/gt']");
            Assert.Contains(before, a => a.ParentElement!.TextContent.Contains(Page.TextOf(a), StringComparison.Ordinal) && Page.Plain(a.ParentElement.TextContent).Contains(sentence, StringComparison.Ordinal));
            Assert.DoesNotContain($"{Committee} GT lead", page.Memberships());
        }
    }

    [Theory]
    [InlineData("en", "Committee, pillar 3 Return and Reintegration No lead since 20 November 2026. Participants: 2.")]
    [InlineData("es", "Sin líder desde el 20 de noviembre de 2026. Participantes: 2.")]
    [InlineData("pt", "Sem líder desde 20 de novembro de 2026. Participantes: 2.")]
    [InlineData("fr", "Sans chef de file depuis le 20 novembre 2026. Participants : 2.")]
    public async Task So_does_the_search(string language, string line) =>
        Assert.Contains(line, (await left.Site.Visitor().Open($"/{language}/search?q={Committee}")).Texts("main li")[0]);

    [Theory]
    [InlineData("en", "No committee led since 20 November 2026; before that: Return and Reintegration")]
    [InlineData("es", "No lidera ningún comité desde el 20 de noviembre de 2026; antes: Retorno y reintegración")]
    [InlineData("pt", "Não lidera nenhum comitê desde 20 de novembro de 2026; antes: Retorno e Reintegração")]
    [InlineData("fr", "Chef de file d’aucun comité depuis le 20 novembre 2026 ; auparavant : Retour et réintégration")]
    public async Task The_country_that_stepped_down_says_what_it_led(string language, string sentence)
    {
        var page = await left.Site.Visitor().Open($"/{language}/countries/gt");

        Assert.Contains(page.Texts("main p"), p => p.Replace("*", "", StringComparison.Ordinal).StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_ended_shows_the_source_of_the_ending()
    {
        foreach (var address in new[] { "/en", "/en/pillars/3", $"/en/committees/{Committee}", "/en/gaps", "/en/matrix", "/en/countries/gt" })
        {
            var page = await left.Site.Visitor().Open(address);
            var said = page.Select("main p").First(p => Page.TextOf(p).Contains("since 20 November 2026", StringComparison.Ordinal));
            var around = said.ClassList.Contains("fine") ? said : said.NextElementSibling!;

            Assert.True(around.QuerySelector("a[href$='/sources#step-down']") is not null, $"{address}: {around.OuterHtml}");
            Assert.DoesNotContain("last confirmed", around.TextContent);
        }
    }

    [Fact]
    public async Task Both_clocks_are_looked_through()
    {
        foreach (var clocks in new[] { "?on=2026-11-19", "?known=2" })
        {
            var page = await left.Site.Visitor().Open("/en" + clocks);

            Assert.DoesNotContain("No lead since", page.Text);
            Assert.Contains($"{Committee} GT lead", page.Memberships());
        }
        Assert.Contains("No lead since 20 November 2026", (await left.Site.Visitor().Open($"/en/committees/{Committee}?on=2026-11-20&known=4")).Text);
    }

    [Theory]
    [InlineData("en", "No participants since 1 February 2026; before that: Haiti", "None listed")]
    [InlineData("es", "Sin participantes desde el 1 de febrero de 2026; antes: Haití", "Ninguna mención")]
    [InlineData("pt", "Sem participantes desde 1º de fevereiro de 2026; antes: Haiti", "Nenhuma menção")]
    [InlineData("fr", "Sans participant depuis le 1er février 2026 ; auparavant : Haïti", "Aucune mention")]
    public async Task Where_all_participants_left_the_last_of_them_are_named(string language, string sentence, string none)
    {
        var committee = await left.Site.Visitor().Open($"/{language}/committees/investing-in-asylum");
        Assert.Contains(sentence, committee.Text);
        Assert.DoesNotContain(none, committee.Text);
        Assert.Contains(sentence, (await left.Site.Visitor().Open($"/{language}")).Text);
        Assert.DoesNotContain(sentence, (await left.Site.Visitor().Open($"/{language}?on=2026-01-31")).Text);
    }

    [Theory]
    [InlineData("en", "No role since 1 March 2024", "None listed in the source")]
    [InlineData("es", "Sin función desde el 1 de marzo de 2024", "Ninguna mención en la fuente")]
    [InlineData("pt", "Sem função desde 1º de março de 2024", "Nenhuma menção na fonte")]
    [InlineData("fr", "Sans rôle depuis le 1er mars 2024", "Aucune mention dans la source")]
    public async Task A_country_that_left_all_its_committees_is_none_that_no_source_lists(string language, string since, string none)
    {
        var visitor = left.Site.Visitor();
        Assert.EndsWith(since, Page.TextOf((await visitor.Open($"/{language}/countries")).One($"tbody tr:has(a[href='/{language}/countries/pa'])")));
        Assert.EndsWith(none, Page.TextOf((await visitor.Open($"/{language}/countries")).One($"tbody tr:has(a[href='/{language}/countries/br'])")));
        Assert.Equal(since, Page.Plain((await visitor.Open($"/{language}/matrix")).One($"tbody tr:has(a[href='/{language}/countries/pa'])").GetAttribute("data-none")!));
        Assert.EndsWith(since, Page.TextOf((await visitor.Open($"/{language}/map")).One($".tiles a[href='/{language}/countries/pa']")));
        Assert.EndsWith(since, Page.TextOf((await visitor.Open($"/{language}/map?committee=smuggling-and-trafficking")).One($".tiles a[href='/{language}/countries/pa']")));
        Assert.EndsWith(none, Page.TextOf((await visitor.Open($"/{language}/map?committee=labor-mobility")).One($".tiles a[href='/{language}/countries/pa']")));
        Assert.Contains(since, (await visitor.Open($"/{language}/search?q=panama")).Texts("main li")[0]);
        Assert.Contains(since, Page.TextOf((await visitor.Open($"/{language}/gaps")).One($"[data-gap=no-committee]:has(a[href='/{language}/countries/pa'])")));
    }

    [Theory]
    [InlineData("en", "until 31 December 2025", "Endorsed the Los Angeles Declaration", "Costa Rica: endorsed the Declaration")]
    [InlineData("es", "hasta el 31 de diciembre de 2025", "Su adhesión a la Declaración de Los Ángeles duró", "Costa Rica: adhesión a la Declaración")]
    [InlineData("pt", "até 31 de dezembro de 2025", "Seu endosso à Declaração de Los Angeles durou", "Costa Rica: endosso à Declaração")]
    [InlineData("fr", "jusqu’au 31 décembre 2025", "Adhésion à la Déclaration de Los Angeles", "Costa Rica : adhésion à la Déclaration")]
    public async Task An_endorsement_that_ended_is_said_to_have_ended(string language, string until, string own, string elsewhere)
    {
        var visitor = left.Site.Visitor();
        Assert.Contains($"{own} {until}.", (await visitor.Open($"/{language}/countries/cr")).Texts("main p"));
        foreach (var path in new[] { "/countries", "/matrix", "/matrix?by=committee", "/matrix?compare=cr,mx,gt", "/map", "/gaps" })
        {
            var page = await visitor.Open($"/{language}{path}");
            Assert.True(page.Text.Contains($"{elsewhere} {until}", StringComparison.Ordinal), $"{page.Address}: {page.Text}");
            Assert.Contains(page.Select($"main a[href='/{language}/countries/cr']"), a => Page.TextOf(a.ParentElement!).StartsWith("Costa Rica", StringComparison.Ordinal));
        }
        Assert.Contains(until, (await visitor.Open($"/{language}/search?q=costa+rica")).Texts("main li")[0]);
        Assert.DoesNotContain(until, (await visitor.Open($"/{language}/countries?on=2025-12-30&known=2")).Text);
    }

    [Fact]
    public async Task An_ending_that_is_only_known_by_a_day_says_so()
    {
        await using var site = await Site.Started();
        var mexico = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        await site.Publish(Change.End(mexico, Rows.Day("2024-07-01"), DateIs.By, []));

        Assert.Contains("No lead since 1 July 2024 or earlier; before that: Mexico", (await site.Visitor().Open("/en/committees/labor-mobility")).Text);
    }

    [Fact]
    public async Task Of_several_who_left_only_the_last_are_named_and_whoever_came_back_is_not_missed()
    {
        await using var site = await Site.Started();
        var canada = await site.Standing<Membership>(m => m is { Country: "CA", Committee: "refugee-resettlement" });
        var guyana = await site.Standing<Membership>(m => m is { Country: "GY", Committee: "refugee-resettlement", Role: Role.Lead });
        await site.Publish(Change.End(canada, Rows.Day("2024-01-01"), DateIs.On, []), Change.End(guyana, Rows.Day("2025-01-01"), DateIs.On, []));
        Assert.Contains("No lead since 1 January 2025; before that: Guyana", (await site.Visitor().Open("/en/committees/refugee-resettlement")).Text);

        await site.Publish(Change.Add(Rows.Membership("CA", "refugee-resettlement", Role.Lead, from: "2026-01-01")));

        Assert.DoesNotContain("No lead since", (await site.Visitor().Open("/en/committees/refugee-resettlement")).Text);
        Assert.DoesNotContain("No lead since", (await site.Visitor().Open("/en")).Text);
        Assert.Contains("No lead since 1 January 2025; before that: Guyana", (await site.Visitor().Open("/en?on=2025-06-01")).Text);
    }

    [Fact]
    public async Task What_no_source_ever_listed_still_reads_so()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(SomeLeft.New("early-warning", "2024-01-01")));

        foreach (var address in new[] { "/en", "/en/committees", "/en/pillars/4", "/en/gaps" })
            Assert.Contains("Lead: none listed in the source", (await site.Visitor().Open(address)).Text);
        Assert.Contains("None listed in the source", (await site.Visitor().Open("/en/search?q=early-warning")).Text);
    }

    /// <summary>A site on which something of each kind is over.</summary>
    public sealed class SomeLeft : IAsyncLifetime
    {
        public Site Site { get; } = new();

        public async Task InitializeAsync()
        {
            await Site.InitializeAsync();
            var (guatemala, haiti, panama, costaRica) = (
                await Site.Standing<Membership>(m => m is { Country: "GT", Role: Role.Lead }),
                await Site.Standing<Membership>(m => m is { Country: "HT", Committee: "investing-in-asylum" }),
                await Site.Standing<Membership>(m => m is { Country: "PA" }),
                await Site.Standing<Membership>(m => m is { Country: "CR" }));
            var endorsement = await Site.Standing<Endorsement>(e => e.Country == "CR");
            await Site.Publish(
                Change.Add(Rows.Source("step-down", "A letter", "2026-11-20")),
                Change.End(guatemala, Rows.Day("2026-11-20"), DateIs.On, ["step-down"]),
                Change.End(panama, Rows.Day("2024-03-01"), DateIs.On, []));
            await Site.Publish(
                Change.End(costaRica, Rows.Day("2025-05-01"), DateIs.On, []),
                Change.End(haiti, Rows.Day("2026-02-01"), DateIs.On, []),
                Change.End(endorsement, Rows.Day("2026-01-01"), DateIs.On, ["lima"]));
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();

        internal static CommitteeDetails New(string slug, string from) => new()
        {
            Committee = slug,
            Pillar = 4,
            Order = 1,
            Name = Register.Text.LocalizedText.English("Early Warning"),
            From = Rows.Day(from),
            Sources = ["lima"],
        };
    }
}
