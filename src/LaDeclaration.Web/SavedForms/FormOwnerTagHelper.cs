using LaDeclaration.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.SavedForms;

/// <summary>Adds the owner to every form that is saved.</summary>
[HtmlTargetElement("form", Attributes = "data-keep")]
public sealed class FormOwnerTagHelper(FormOwner owner) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.PostContent.AppendHtml(HiddenField.Create(FormOwner.Field, owner.Sign(View.HttpContext.User.AsActor().Id!)));
}
