using LaDeclaration.Web.Browsing;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>A country's name on the requested date, or its code if it has none.</summary>
[HtmlTargetElement("country-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountryNameTagHelper(ReadingContext reader) : TagHelper
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string Code { get; set; } = "";

    public RegisterSnapshot Snapshot { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Snapshot.Country(Code)?.Name.In(reader.Language);
        var isForeign = name is not null && name.Language != reader.Language;
        output.TagName = isForeign ? "span" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (isForeign)
            output.Attributes.SetAttribute("lang", name!.Language);
        output.Content.SetContent(name?.Text ?? Code);
    }
}
