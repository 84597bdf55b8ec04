using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Search;

/// <summary>Other wordings of names, and words that a search ignores, from variants.txt, which describes its own format.</summary>
internal static class SearchVariants
{
    private const string Placeholder = "{}";

    private static readonly Lazy<ILookup<string, string>> Lines = new(Read);

    /// <summary>Normalized by <see cref="SearchKey"/>.</summary>
    public static readonly Lazy<HashSet<string>> IgnoredWords = new(() => [.. Lines.Value["ignored"].Select(SearchKey.Of)]);

    /// <summary>Those of one noun.</summary>
    public static IEnumerable<string> Of(Subject subject)
    {
        var key = subject.Country ?? subject.Committee ?? subject.Source ?? $"{subject.Pillar}";
        return Lines.Value[$"{subject.Kind} {key}"].Concat(Lines.Value[$"{subject.Kind} *"].Where(HasPlaceholder).Select(v => v.Replace(Placeholder, key, StringComparison.Ordinal)));
    }

    /// <summary>Those of all nouns of the kind alike.</summary>
    public static IEnumerable<string> OfAll(string kind) => Lines.Value[$"{kind} *"].Where(v => !HasPlaceholder(v));

    private static bool HasPlaceholder(string variant) => variant.Contains(Placeholder, StringComparison.Ordinal);

    private static ILookup<string, string> Read()
    {
        using var file = new StreamReader(typeof(SearchVariants).Assembly.GetManifestResourceStream("variants.txt")!);
        return (from line in file.ReadToEnd().Split('\n')
                where line.Contains(':') && !line.StartsWith('#')
                let colon = line.IndexOf(':')
                from word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                select (Of: line[..colon].Trim(), Word: word)).ToLookup(l => l.Of, l => l.Word);
    }
}
