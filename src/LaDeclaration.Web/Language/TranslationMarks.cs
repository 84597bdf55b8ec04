using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.Language;

/// <summary>Which marks one page put at its names, so that its foot explains them.</summary>
public sealed class TranslationMarks
{
    /// <summary>A name is the project's own translation.</summary>
    public bool Unofficial { get; set; }

    /// <summary>A reason is the project's own translation.</summary>
    public bool UnofficialReason { get; set; }

    /// <summary>The languages (BCP 47) that names without a translation are shown in.</summary>
    public SortedSet<string> FallbackLanguages { get; } = [];

    /// <summary>A sign for the eye, and for those who do not see it what it means.</summary>
    public static IHtmlContent Mark(string sign, string meaning)
    {
        var mark = new TagBuilder("span") { Attributes = { ["class"] = "mark", ["aria-hidden"] = "true" } };
        var said = new TagBuilder("span") { Attributes = { ["class"] = "hidden-text" } };
        mark.InnerHtml.Append(sign);
        said.InnerHtml.Append(meaning);
        return new HtmlContentBuilder([mark, said]);
    }

    public bool Any => Unofficial || UnofficialReason || FallbackLanguages.Count > 0;
}
