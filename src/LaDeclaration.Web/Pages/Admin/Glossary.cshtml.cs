using System.Globalization;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>The site's terms in the reader's language, with their forms in the others and what is not said instead.</summary>
public sealed class GlossaryModel(IStringLocalizer<Glossary> glossary, SiteSettings site, ReadingContext reader) : PageModel
{
    private const string AnyEnding = "*";

    public IReadOnlyList<Term> Terms { get; private set; } = [];

    public void OnGet()
    {
        var order = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        var others = site.Languages.Except([reader.Language]).Select(language => (Language: language, Words: ReadWords(language))).ToList();
        Terms = [.. ReadWords(reader.Language).OrderBy(word => word.Value, order).Select(word => new Term(
            word.Key, word.Value, glossary[word.Key + ".meaning"], [.. others.Select(o => (o.Language, o.Words[word.Key]))], ListAvoided(word.Key)))];
    }

    /// <summary>The terms by their keys, in a language of the site (BCP 47).</summary>
    private Dictionary<string, string> ReadWords(string language)
    {
        var readers = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return glossary.GetAllStrings(includeParentCultures: true).Where(text => !text.Name.Contains('.')).ToDictionary(text => text.Name, text => text.Value);
        }
        finally
        {
            CultureInfo.CurrentUICulture = readers;
        }
    }

    private IReadOnlyList<string> ListAvoided(string key) => glossary[key + ".avoid"] is { ResourceNotFound: false } avoided
        ? [.. avoided.Value.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(form => form.Replace(AnyEnding, "…", StringComparison.Ordinal))]
        : [];

    /// <param name="Others">The word in each of the site's other languages (BCP 47).</param>
    /// <param name="Avoided">Forms that are not used for it; “…” stands for any ending.</param>
    public sealed record Term(string Key, string Word, string Meaning, IReadOnlyList<(string Language, string Word)> Others, IReadOnlyList<string> Avoided);
}
