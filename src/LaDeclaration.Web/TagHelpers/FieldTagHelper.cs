using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// A form field: its label, hint and errors above the control, which is the child content and gets its name, id and aria attributes by
/// <see cref="FieldControlTagHelper"/>.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The name by which the form posts it.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>BCP 47; null if it is that of the page.</summary>
    public string? LabelLanguage { get; set; }

    public string? Hint { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldId.Of(Name);
        var control = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(CreateElement("label", Label, LabelLanguage is null ? [("for", id)] : [("for", id), ("lang", LabelLanguage)]));
        if (Hint is not null)
            output.Content.AppendHtml(CreateElement("p", Hint, ("class", "hint"), ("id", id + "-hint")));
        if (View.ViewData.ModelState.GetErrors(Name) is { Count: > 0 } errors)
            output.Content.AppendHtml(CreateErrors(errors, id + "-error"));
        output.Content.AppendHtml(control);
    }

    /// <summary>A paragraph, or a list if there are several.</summary>
    private static TagBuilder CreateErrors(IReadOnlyList<string> errors, string id)
    {
        if (errors is [var only])
            return CreateElement("p", only, ("class", "error"), ("id", id));
        var list = CreateElement("ul", "", ("class", "plain error"), ("id", id));
        foreach (var error in errors)
            list.InnerHtml.AppendHtml(CreateElement("li", error));
        return list;
    }

    private static TagBuilder CreateElement(string tag, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes)
            element.Attributes[name] = value;
        element.InnerHtml.Append(text);
        return element;
    }
}
