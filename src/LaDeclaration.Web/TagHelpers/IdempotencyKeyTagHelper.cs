using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>Every form that is posted carries a one-time id, by which it is known when it is sent again.</summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class IdempotencyKeyTagHelper : TagHelper
{
    /// <summary>
    /// For a form whose answer does not consist in where it leads: it brings a cookie or shows something once, or must take as long
    /// whoever asks. What it does is such that it may be done twice.
    /// </summary>
    public bool Repeatable { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Repeatable)
            output.PostContent.AppendHtml(HiddenField.Of(IdempotencyKey.FieldName, Guid.NewGuid().ToString("N")));
    }
}

