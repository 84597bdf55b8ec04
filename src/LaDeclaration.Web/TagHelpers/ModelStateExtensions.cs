using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.TagHelpers;

internal static class ModelStateExtensions
{
    public static IReadOnlyList<string> GetErrors(this ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : [];
}
