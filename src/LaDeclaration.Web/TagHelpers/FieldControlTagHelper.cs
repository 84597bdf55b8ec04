using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

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
            if (Type(context) == "date" && DateInput.Read(value).Error is not null)
                output.Attributes.SetAttribute("type", "text"); // A field for dates would show nothing of what is no date.
        }
    }

    private static string? Type(TagHelperContext context) => context.AllAttributes["type"]?.Value.ToString();
}
