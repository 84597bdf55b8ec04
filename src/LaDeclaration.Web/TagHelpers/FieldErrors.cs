namespace LaDeclaration.Web.TagHelpers;

internal static class FieldErrors
{
    /// <summary>The sentences about a field.</summary>
    public static IReadOnlyList<string> Of(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];
}
