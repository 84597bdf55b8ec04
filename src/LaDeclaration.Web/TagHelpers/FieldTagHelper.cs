using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// A labelled field: label above, hint between, error beside, what was typed kept.
/// The child content is the control, which carries name, id and aria attributes through <c>field-for</c>.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The name the form posts, as model binding knows it.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>Of the label, BCP 47, where it is not the reader's.</summary>
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
        output.Content.AppendHtml(Element("label", Label, LabelLanguage is null ? [("for", id)] : [("for", id), ("lang", LabelLanguage)]));
        if (Hint is not null)
            output.Content.AppendHtml(Element("p", Hint, ("class", "hint"), ("id", id + "-hint")));
        if (FieldErrors.Of(View.ViewData.ModelState, Name) is { Count: > 0 } errors)
            output.Content.AppendHtml(Said(errors, id + "-error"));
        output.Content.AppendHtml(control);
    }

    /// <summary>One sentence, or a list of several under one id.</summary>
    private static TagBuilder Said(IReadOnlyList<string> errors, string id)
    {
        if (errors is [var only])
            return Element("p", only, ("class", "error"), ("id", id));
        var list = Element("ul", "", ("class", "plain error"), ("id", id));
        foreach (var error in errors)
            list.InnerHtml.AppendHtml(Element("li", error));
        return list;
    }

    private static TagBuilder Element(string tag, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes)
            element.Attributes[name] = value;
        element.InnerHtml.Append(text);
        return element;
    }
}

