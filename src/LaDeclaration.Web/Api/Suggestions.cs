using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Api;

/// <summary>What a search would find, while somebody types.</summary>
internal static class Suggestions
{
    public const string Address = "/{lang:language}/search/suggestions";

    private const int AtMost = 8;

    public static async Task<IResult> Answer(HttpResponse response, SearchResults search, ReadingContext reader, Formatter format, IStringLocalizer<Words> words, CancellationToken cancellation)
    {
        var found = await search.Find(AtMost, cancellation);
        response.Headers.ContentLanguage = reader.Language;
        return Results.Json(new
        {
            Revision = reader.Clocks.Known,
            reader.Clocks.On,
            Said = found.Count == 0 ? words["Search_NoSuggestion"].Value : format.Count("Search_Suggested", found.Count),
            Items = found.Select(f => new
            {
                Name = Of(f.Title.Text, f.Title.Language),
                Mark = f.Name is not null && format.Mark(f.Name, reader.Language) is var (sign, meaning) ? new { Sign = sign, Meaning = meaning } : null,
                f.Kind,
                By = f.By is null ? null : Of(f.By.Text, f.By.Language),
                f.Address,
            }),
        });

        Fragment Of(string text, string? language) => new(text, reader.LanguageIfOther(language));
    }

    /// <param name="Lang">BCP 47; none where it is the reader's own.</param>
    private sealed record Fragment(string Text, string? Lang);
}
