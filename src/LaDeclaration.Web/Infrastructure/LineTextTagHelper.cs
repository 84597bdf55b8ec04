using System.Globalization;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What one thing of a change set says. A source's title and publisher carry their own language.</summary>
[HtmlTargetElement("line-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LineTextTagHelper(Reader reader, IStringLocalizer<Words> words) : TagHelper
{
    public ChangeLine Line { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Line.NewSource is { } source && reader.Foreign(source.Language) is { } language)
            output.Content.AppendFormat(CultureInfo.CurrentCulture, words["Is_Source"], In(language, source.Title), In(language, source.Publisher));
        else
            output.Content.SetContent(Line.Text);
    }

    private static TagBuilder In(string language, string text)
    {
        var span = new TagBuilder("span") { Attributes = { ["lang"] = language } };
        span.InnerHtml.Append(text);
        return span;
    }
}
