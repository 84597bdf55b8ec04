using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>Gives every posted form a random id, by which it is recognised when it is sent twice.</summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class IdempotencyKeyTagHelper : TagHelper
{
    /// <summary>
    /// Whether the form may be carried out twice. It must be if a redirect cannot replace the response, because that sets a cookie or shows
    /// something once, or if the response time must not depend on the request.
    /// </summary>
    public bool Repeatable { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Repeatable)
            output.PostContent.AppendHtml(HiddenField.Create(IdempotencyKey.FieldName, Guid.NewGuid().ToString("N")));
    }
}
