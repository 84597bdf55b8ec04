using System.Globalization;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>The small line beneath an entry: since when, when last confirmed, by which sources.</summary>
[HtmlTargetElement("fine-print", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FinePrintTagHelper(Citations citations, Phrases phrases, IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>One entry, or several that share a line: since the earliest of them.</summary>
    public IReadOnlyList<Statement> Statements { get; set; } = [];

    public Roster Roster { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fine");
        var first = Statements.MinBy(s => s.From)!;
        output.Content.AppendHtml(Time(first.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Phrases.Capital(phrases.Since(first, Roster.Clocks.On))));
        if (Roster.LastConfirmed(Statements) is { } confirmed)
            output.Content.Append(words["Fine_LastConfirmed"]).AppendHtml(Time(confirmed, phrases.Date(confirmed)));
        var joint = words["Fine_Source"].Value;
        foreach (var source in Roster.Cited(Statements))
        {
            output.Content.Append(joint).AppendHtml(citations.Link(source));
            joint = words["List_Comma"];
        }
    }

    private static TagBuilder Time(string iso, string text)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = iso;
        time.InnerHtml.Append(text);
        return time;
    }
}
