using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

public static class ReadingContextExtensions
{
    /// <summary>The latest names at the reader's revision.</summary>
    public static NameLookup Names(this ReadingContext reader) => new(reader.Index.Index);

    /// <summary>A name in the reader's language, or in the one it falls back to.</summary>
    /// <param name="key">The permanent key, which stands where there is no name.</param>
    public static LanguageTaggedText Name(this ReadingContext reader, LocalizedText? name, string key = "") =>
        name?.In(reader.Language) is { Text.Length: > 0 } found ? LanguageTaggedText.In(found.Text, reader.LanguageIfOther(found.Language)) : key;
}
