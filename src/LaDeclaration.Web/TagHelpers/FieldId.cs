namespace LaDeclaration.Web.TagHelpers;

/// <summary>The id of a form's field in the page: “Evidence.Reason” is “Evidence-Reason”.</summary>
public static class FieldId
{
    public static string Of(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
