using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.TagHelpers;

internal static class HiddenField
{
    public static TagBuilder Create(string name, string value)
    {
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.Attributes["type"] = "hidden";
        field.Attributes["name"] = name;
        field.Attributes["value"] = value;
        return field;
    }
}
