using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>Links to sources on the page of all sources, oldest first.</summary>
[HtmlTargetElement("source-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SourceLinksTagHelper(CitationLinks citations, IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<string> Keys { get; set; } = [];

    public NameLookup Names { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var separator = "";
        foreach (var key in Keys.OrderBy(k => Names.Source(k)?.Date, StringComparer.Ordinal))
        {
            output.Content.Append(separator).AppendHtml(Names.Source(key) is { } source ? citations.Link(source) : citations.Link(key, key));
            separator = words["List_Comma"];
        }
    }
}
