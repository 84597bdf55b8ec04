namespace LaDeclaration.Web.TagHelpers;

/// <summary>The HTML id of a form field: “Evidence.Reason” becomes “Evidence-Reason”, “Cells[CL]” becomes “Cells-CL”.</summary>
public static class FieldId
{
    public static string Of(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
