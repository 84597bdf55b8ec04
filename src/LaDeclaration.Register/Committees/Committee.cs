using System.Text.RegularExpressions;

namespace LaDeclaration.Register.Committees;

/// <summary>The identity of an Action Package Committee: a slug that is never reused.</summary>
public sealed partial record Committee(string Slug)
{
    public const int SlugMaxLength = 60;

    public static bool IsSlug(string? slug) => slug is { Length: <= SlugMaxLength } && SlugPattern().IsMatch(slug);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex SlugPattern();
}
