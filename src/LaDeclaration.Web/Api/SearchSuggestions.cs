using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Api;

/// <summary>The first results of a search, as JSON, while somebody types.</summary>
internal static class SearchSuggestions
{
    public const string Route = "/{lang:language}/search/suggestions";

    private const int MaxItems = 8;

    public static async Task<IResult> Get(HttpResponse response, SearchResults search, ReadingContext reader, Formatter format, IStringLocalizer<Words> words, CancellationToken cancellation)
    {
        var found = await search.Find(MaxItems, cancellation);
        response.Headers.ContentLanguage = reader.Language;
        return Results.Json(new
        {
            Revision = reader.Clocks.Known,
            reader.Clocks.On,
            Said = found.Count == 0 ? words["Search_NoSuggestion"].Value : format.Count("Search_Suggested", found.Count),
            Items = found.Select(f => new
            {
                Name = ToFragment(f.Title.Text, f.Title.Language),
                Mark = f.Name is not null && format.Mark(f.Name, reader.Language) is var (sign, meaning) ? new { Sign = sign, Meaning = meaning } : null,
                f.Kind,
                By = f.By is null ? null : ToFragment(f.By.Text, f.By.Language),
                f.Address,
            }),
        });

        Fragment ToFragment(string text, string? language) => new(text, reader.LanguageIfOther(language));
    }

    /// <param name="Lang">BCP 47; null if it is that of the request.</param>
    private sealed record Fragment(string Text, string? Lang);
}
