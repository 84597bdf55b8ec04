using System.Globalization;
using System.Net;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>The terms that staff can look up.</summary>
public sealed class GlossaryTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("en", "proposal", "change set…")]
    [InlineData("es", "propuesta", "conjunto de cambios, conjuntos de cambios")]
    [InlineData("pt", "proposta", "conjunto de alterações, conjuntos de alterações, conjunto de mudanças")]
    [InlineData("fr", "proposition", "lot de modifications, lots de modifications")]
    public async Task It_says_each_term_its_meaning_its_forms_in_the_other_languages_and_what_not_to_say(string language, string word, string avoided)
    {
        var page = (await (await site.Editor()).Open($"/{language}/admin/glossary")).Is(HttpStatusCode.OK);

        var terms = page.Texts("main h2");
        Assert.Equal(terms.Order(StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true)), terms);
        Assert.Equal(word, Page.TextOf(page.One("#proposal")));
        Assert.EndsWith(".", Page.TextOf(page.One("#proposal + p")), StringComparison.Ordinal);
        Dictionary<string, string> others = new() { ["en"] = "proposal", ["es"] = "propuesta", ["pt"] = "proposta", ["fr"] = "proposition" };
        others.Remove(language);
        Assert.Equal(others, page.Select("#proposal + p + dl dd[lang]").ToDictionary(dd => dd.GetAttribute("lang")!, Page.TextOf));
        Assert.Equal(avoided, page.Texts("#proposal + p + dl dd")[^1]);
        // Forms of another language are not shown where a language has none of its own.
        Assert.Equal(language == "en" ? 4 : 3, page.Select("#exception + p + dl dd").Count);
        Assert.Equal(3, page.Select("#draft + p + dl dd").Count);
    }

    [Fact]
    public async Task The_home_pages_of_editor_and_delegate_lead_to_it()
    {
        foreach (var browser in new[] { await site.Editor(), await site.Delegate("CL") })
            (await (await browser.Open("/en/admin")).Follow("Glossary")).Is(HttpStatusCode.OK);
    }
}
