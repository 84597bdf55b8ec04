using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>The keys of sources as links to the page that describes them.</summary>
[HtmlTargetElement("source-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SourceLinksTagHelper(Citations citations, IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<string> Keys { get; set; } = [];

    public NameBook Names { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        for (var i = 0; i < Keys.Count; i++)
        {
            var link = Names.Source(Keys[i]) is { } source ? citations.Link(source) : citations.Link(Keys[i], Keys[i]);
            output.Content.Append(i > 0 ? words["List_Comma"] : "").AppendHtml(link);
        }
    }
}
