using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>Gives a control inside a <c>field</c> its name, id, value, and the ids of its hint and errors.</summary>
[HtmlTargetElement("input", Attributes = "field-for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "field-for")]
[HtmlTargetElement("select", Attributes = "field-for")]
public sealed class FieldControlTagHelper : TagHelper
{
    /// <summary>The field's name.</summary>
    public string FieldFor { get; set; } = "";

    /// <summary>Whether the field has a hint.</summary>
    public bool Hinted { get; set; }

    /// <summary>The value, unless the form was posted with another.</summary>
    public string? Current { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldId.Of(FieldFor);
        var hasErrors = View.ViewData.ModelState.GetErrors(FieldFor).Count > 0;
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("name", FieldFor);
        string[] describedBy = [.. Hinted ? [id + "-hint"] : Array.Empty<string>(), .. hasErrors ? [id + "-error"] : Array.Empty<string>()];
        if (describedBy.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', describedBy));
        if (hasErrors)
            output.Attributes.SetAttribute("aria-invalid", "true");
        var value = View.ViewData.ModelState.TryGetValue(FieldFor, out var entry) && entry.AttemptedValue is { } attempted ? attempted : Current;
        if (output.TagName == "textarea")
            output.Content.SetContent("\n" + value);
        else if (output.TagName == "input" && value is not null && context.AllAttributes["type"]?.Value.ToString() is var type && type != "password")
        {
            output.Attributes.SetAttribute("value", value);
            if (type == "date" && DateInput.Read(value).Error is not null)
                output.Attributes.SetAttribute("type", "text"); // A date field does not show a value that is not a date.
        }
    }
}
