using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.Language;

/// <summary>The marks that one page has put at names and reasons, which its foot explains.</summary>
public sealed class TranslationMarks
{
    /// <summary>Whether a name on the page is an unofficial translation.</summary>
    public bool HasUnofficialName { get; set; }

    /// <summary>Whether a reason on the page is an unofficial translation.</summary>
    public bool HasUnofficialReason { get; set; }

    /// <summary>The languages (BCP 47) of names on the page that have no translation.</summary>
    public SortedSet<string> FallbackLanguages { get; } = [];

    public bool HasAny => HasUnofficialName || HasUnofficialReason || FallbackLanguages.Count > 0;

    /// <summary>A mark for sighted readers, and its meaning for screen readers.</summary>
    public static IHtmlContent Create(string sign, string meaning)
    {
        var mark = new TagBuilder("span") { Attributes = { ["class"] = "mark", ["aria-hidden"] = "true" } };
        var text = new TagBuilder("span") { Attributes = { ["class"] = "hidden-text" } };
        mark.InnerHtml.Append(sign);
        text.InnerHtml.Append(meaning);
        return new HtmlContentBuilder([mark, text]);
    }
}
