using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages;

/// <summary>What is announced shows its source and leads to what it is about; what has no known end claims nothing; since when something is there counts from its beginning.</summary>
public sealed class AnnouncedTests
{
    [Theory]
    [InlineData("/en", "Chile: participant, announced: from 1 March 2027, source: A ministry, 2026")]
    [InlineData("/en/pillars/2", "Chile: participant, announced: from 1 March 2027, source: A ministry, 2026")]
    [InlineData("/es/committees/labor-mobility", "Chile: participante, según anuncio, a partir del 1 de marzo de 2027, fuente: A ministry, 2026")]
    [InlineData("/pt/countries/cl", "Participante: Mobilidade Laboral, conforme anúncio, a partir de 1º de março de 2027, fonte: A ministry, 2026")]
    [InlineData("/fr/matrix", "Chili, participant au comité Mobilité de la main-d’œuvre, selon l’annonce, à partir du 1er mars 2027, source : A ministry, 2026")]
    public async Task An_announced_role_shows_its_source_and_links_country_or_committee(string address, string sentence)
    {
        await using var site = await Announcing(Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-03-01", source: "note")));

        var page = await site.Visitor().Open(address);

        var said = page.Select("main p, main li").Single(e => Page.TextOf(e).Contains("2027", StringComparison.Ordinal) && e.QuerySelector("a[href$='/sources#note']") is not null && e.QuerySelector("p, li") is null);
        Assert.Equal(sentence, Page.TextOf(said));
        Assert.NotNull(said.QuerySelector(address.EndsWith("/cl", StringComparison.Ordinal) ? "a[href$='/committees/labor-mobility']" : "a[href$='/countries/cl']"));
    }

    [Theory]
    [InlineData("en", "Announced: this committee closes. Its last day is 31 December 2026.")]
    [InlineData("es", "Según anuncio, este comité se cerrará; su último día será el 31 de diciembre de 2026.")]
    [InlineData("pt", "Conforme anúncio, este comitê se encerra; seu último dia é 31 de dezembro de 2026.")]
    [InlineData("fr", "Fin annoncée de ce comité ; dernier jour : 31 décembre 2026.")]
    public async Task An_announced_closing_stands_at_the_top(string language, string sentence)
    {
        await using var site = await Site.Started();
        await site.Close("labor-mobility", "2027-01-01");

        var said = (await site.Visitor().Open($"/{language}/committees/labor-mobility")).Select("main header > p").Single(p => Page.TextOf(p) == sentence);

        Assert.NotNull(said.NextElementSibling!.QuerySelector("a[href$='/sources#lima']"));
        foreach (var clock in new[] { "on=2024-01-01", "known=2" })
        {
            var top = (await site.Visitor().Open($"/{language}/committees/labor-mobility?{clock}")).One("main header");
            // The line about the roles tells their own end.
            Assert.DoesNotContain("2026", Page.TextOf(top).Replace(Page.TextOf(top.QuerySelector("p.fine:last-child")!), "", StringComparison.Ordinal));
            Assert.DoesNotContain(sentence, Page.TextOf(top));
        }
    }

    [Fact]
    public async Task A_new_name_is_no_closing_and_a_closing_after_it_is()
    {
        await using var site = await Site.Started();
        var details = await site.Standing<CommitteeDetails>(c => c.Committee == "refugee-resettlement");
        await site.Publish(Change.End(details, Rows.Day("2027-01-01"), DateIs.On, []), Change.Add(Renamed(details, "2027-01-01")));
        Assert.DoesNotContain("closes", (await site.Visitor().Open("/en/committees/refugee-resettlement")).Text);
        Assert.Contains("Since 6 October 2022", (await (await site.Editor()).Open("/en/admin/committees")).Text, StringComparison.OrdinalIgnoreCase);

        var open = await site.Standing<CommitteeDetails>(c => c is { Committee: "refugee-resettlement", Until: null });
        await using (var db = site.Database())
        {
            var members = await db.Memberships.AsNoTracking().Where(m => m.SupersededIn == null && m.Committee == "refugee-resettlement").ToListAsync();
            await site.Publish([.. members.Append<Statement>(open).Select(s => Change.End(s, Rows.Day("2028-01-01"), DateIs.On, []))]);
        }

        Assert.Contains("this committee closes. Its last day is 31 December 2027.", (await site.Visitor().Open("/en/committees/refugee-resettlement")).Text);
    }

    [Theory]
    [InlineData("en", "Announced: the endorsement ends. Its last day is 31 December 2026.", "Belize, endorsement of the Declaration, announced: until 31 December 2026")]
    [InlineData("es", "Según anuncio, la adhesión terminará; su último día será el 31 de diciembre de 2026.", "según anuncio, hasta el 31 de diciembre de 2026")]
    [InlineData("pt", "Conforme anúncio, o endosso termina; seu último dia é 31 de dezembro de 2026.", "conforme anúncio, até 31 de dezembro de 2026")]
    [InlineData("fr", "Fin annoncée de l’adhésion ; dernier jour : 31 décembre 2026.", "selon l’annonce, jusqu’au 31 décembre 2026")]
    public async Task An_announced_end_of_an_endorsement_is_said(string language, string sentence, string listed)
    {
        await using var site = await Site.Started();
        await site.Publish(Change.End(await site.Standing<Endorsement>(e => e.Country == "BZ"), Rows.Day("2027-01-01"), DateIs.On, []));

        Assert.Contains(sentence, (await site.Visitor().Open($"/{language}/countries/bz")).Texts("main p"));
        Assert.Contains(listed, (await site.Visitor().Open($"/{language}/countries")).Text);
    }

    [Fact]
    public async Task An_announced_end_of_a_pillar_is_said()
    {
        await using var site = await Site.Started();
        await site.Publish(Change.End(await site.Standing<PillarDetails>(p => p.Pillar == 4), Rows.Day("2027-01-01"), DateIs.On, []));

        Assert.Contains("Announced: this pillar ends. Its last day is 31 December 2026.", Page.TextOf((await site.Visitor().Open("/en/pillars/4")).One("main header")));
    }

    [Fact]
    public async Task What_comes_later_shows_its_source_on_its_own_page_too()
    {
        await using var site = await Announcing(
            Change.Add(new CountryDetails { Country = "DO", Name = LocalizedText.English("Dominican Republic"), From = Rows.Day("2027-03-01"), Sources = ["note"] }),
            Change.Add(new Endorsement { Country = "DO", From = Rows.Day("2027-03-01"), Sources = ["note"] }));

        var country = await site.Visitor().Open("/en/countries/do");

        Assert.Contains("Announced: from 1 March 2027, source: A ministry, 2026", country.Text);
        Assert.Contains("Dominican Republic, endorsement of the Declaration, announced: from 1 March 2027, source: A ministry, 2026", (await site.Visitor().Open("/en/countries")).Text);
    }

    [Fact]
    public async Task In_force_counts_from_the_beginning_not_from_the_newest_name()
    {
        await using var site = await Site.Started();
        var added = EndedTests.SomeLeft.New("early-warning", "2024-01-01");
        await site.Publish(Change.Add(added));
        var stands = await site.Standing<CommitteeDetails>(c => c.Committee == "early-warning");
        await site.Publish(Change.End(stands, Rows.Day("2025-06-01"), DateIs.On, []), Change.Add(Renamed(stands, "2025-06-01")));
        var pillar = await site.Standing<PillarDetails>(p => p.Pillar == 4);
        await site.Publish(Change.End(pillar, Rows.Day("2025-06-01"), DateIs.On, []), Change.Add(pillar with { FactId = Guid.NewGuid(), From = Rows.Day("2025-06-01"), Name = LocalizedText.English("Another name") }));

        var editor = await site.Editor();
        Assert.Contains("since 1 January 2024", Page.TextOf((await editor.Open("/en/admin/committees")).One("tr:has(a[href*='early-warning'])")));
        Assert.Contains("since 10 June 2022", Page.TextOf((await editor.Open("/en/admin/pillars")).One("tr[data-pillar='4']")));
        foreach (var address in new[] { "/en", "/en/pillars/4", "/en/gaps", "/en/map" })
        {
            var page = await site.Visitor().Open(address);
            var said = Page.TextOf(page.One("main"));
            // On the page of gaps, below the last heading, names count from their own beginning.
            var entries = address == "/en/gaps" ? said[..said.LastIndexOf("Names without", StringComparison.Ordinal)] : said;
            Assert.Contains("Since 1 January 2024", entries);
            Assert.DoesNotContain("since 1 June 2025, last", entries, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("en", "no end recorded", "On 1 January 2030, a future date: what is known or announced so far", "still", "Each date shows who led and who took part on that day.")]
    [InlineData("es", "sin fin registrado", "Al 1 de enero de 2030, fecha futura: según lo conocido o anunciado hasta ahora", "sigue vigente", "Cada fecha muestra quién lideraba y quién participaba ese día.")]
    [InlineData("pt", "sem término registrado", "Em 1º de janeiro de 2030, data futura: segundo o que já se sabe ou foi anunciado", "continua em vigor", "Cada data mostra quem liderava e quem participava naquele dia.")]
    [InlineData("fr", "aucune fin inscrite", "Au 1er janvier 2030, date à venir : selon ce qui est connu ou annoncé à ce jour", "toujours", "Chaque date montre quels pays étaient chefs de file ou participants ce jour-là.")]
    public async Task Nothing_claims_more_than_is_recorded(string language, string noEnd, string future, string claim, string hint)
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")), Change.Add(Rows.Membership("MX", "temporary-protection")));
        foreach (var path in new[] { "/committees/labor-mobility", "/countries/mx", "/pillars/1" })
        {
            var page = await site.Visitor().Open($"/{language}{path}");
            Assert.Contains(noEnd, page.Text);
            Assert.DoesNotContain(claim, page.Text);
        }
        Assert.StartsWith(future, Page.TextOf((await site.Visitor().Open($"/{language}?on=2030-01-01")).One(".band")));
        var home = await site.Visitor().Open($"/{language}");
        Assert.Contains(hint, home.Text);
        foreach (var text in new[] { home.Text, (await site.Visitor().Open($"/{language}/changes/dates")).Text, (await site.Visitor().Open($"/{language}/changes?from=2022-06-01&to=2022-12-31")).Text })
            Assert.DoesNotMatch("register as it stood|The register on|registro tal como|El registro el|registro como estava|O registro em \\d|registre tel|Le registre le", text);
    }

    private static async Task<Site> Announcing(params Change[] changes)
    {
        var site = await Site.Started();
        await site.Publish([Change.Add(Rows.Source("note", date: "2026-11-01")), .. changes]);
        return site;
    }

    private static CommitteeDetails Renamed(CommitteeDetails details, string from) => details with
    {
        FactId = Guid.NewGuid(),
        RecordedIn = 0,
        Name = LocalizedText.English("Another name"),
        From = Rows.Day(from),
    };
}
