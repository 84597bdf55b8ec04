using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.Infrastructure;

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

/// <summary>Gives a control inside a field its name, id, value and the ids of its hint and error.</summary>
[HtmlTargetElement("input", Attributes = "field-for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "field-for")]
[HtmlTargetElement("select", Attributes = "field-for")]
public sealed class FieldControlTagHelper : TagHelper
{
    /// <summary>The same name as its field.</summary>
    public string FieldFor { get; set; } = "";

    /// <summary>True when the field has a hint.</summary>
    public bool Hinted { get; set; }

    /// <summary>What stands in it unless the form came back with something else.</summary>
    public string? Current { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldId.Of(FieldFor);
        var isWrong = FieldErrors.Of(View.ViewData.ModelState, FieldFor).Count > 0;
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("name", FieldFor);
        string[] describedBy = [.. Hinted ? [id + "-hint"] : Array.Empty<string>(), .. isWrong ? [id + "-error"] : Array.Empty<string>()];
        if (describedBy.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', describedBy));
        if (isWrong)
            output.Attributes.SetAttribute("aria-invalid", "true");
        var typed = View.ViewData.ModelState.TryGetValue(FieldFor, out var entry) && entry.AttemptedValue is { } attempted ? attempted : Current;
        if (output.TagName == "textarea")
            output.Content.SetContent("\n" + typed);
        else if (output.TagName == "input" && typed is not null && Type(context) != "password")
            Show(typed);

        void Show(string value)
        {
            output.Attributes.SetAttribute("value", value);
            if (Type(context) == "date" && TypedDate.Read(value).Wrong is not null)
                output.Attributes.SetAttribute("type", "text"); // A field for dates would show nothing of what is no date.
        }
    }

    private static string? Type(TagHelperContext context) => context.AllAttributes["type"]?.Value.ToString();
}

internal static class FieldErrors
{
    /// <summary>The sentences about a field.</summary>
    public static IReadOnlyList<string> Of(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];
}
