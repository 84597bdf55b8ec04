using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Search;

/// <summary>What ships with the register beside its names: other wordings of its nouns, and words that a search passes over. “variants.txt” says in which form.</summary>
internal static class SearchVariants
{
    private static readonly Lazy<ILookup<string, string>> Lines = new(Read);

    /// <summary>As keys of a search.</summary>
    public static readonly Lazy<HashSet<string>> Ignored = new(() => [.. Lines.Value["ignored"].Select(SearchKey.Of)]);

    public static IEnumerable<string> Of(Subject subject)
    {
        var key = subject.Country ?? subject.Committee ?? subject.Source ?? $"{subject.Pillar}";
        return Lines.Value[$"{subject.Kind} {key}"].Concat(Lines.Value[$"{subject.Kind} *"].Select(v => v.Replace("{}", key, StringComparison.Ordinal)));
    }

    private static ILookup<string, string> Read()
    {
        using var file = new StreamReader(typeof(Variants).Assembly.GetManifestResourceStream("variants.txt")!);
        return (from line in file.ReadToEnd().Split('\n')
                where line.Contains(':') && !line.StartsWith('#')
                let colon = line.IndexOf(':')
                from word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                select (Of: line[..colon].Trim(), Word: word)).ToLookup(l => l.Of, l => l.Word);
    }
}
