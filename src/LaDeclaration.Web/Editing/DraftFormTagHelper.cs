using LaDeclaration.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.Editing;

/// <summary>Every form about the register says at which revision it was read.</summary>
[HtmlTargetElement("form", Attributes = "data-keep")]
public sealed class DraftFormTagHelper(ReadingContext reader) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ActionDescriptor is CompiledPageActionDescriptor page && page.ModelTypeInfo!.IsSubclassOf(typeof(DraftPage)))
            output.PostContent.AppendHtml(HiddenField.Create(nameof(DraftPage.Known), $"{reader.Clocks.Known}"));
    }
}
