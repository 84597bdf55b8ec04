using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

public static class ReadingContextExtensions
{
    /// <summary>The latest names at the reader's revision.</summary>
    public static NameLookup Names(this ReadingContext reader) => new(reader.Index.Index);

    /// <summary>The address of a source on the page of all sources, on that page of them which has it.</summary>
    public static string SourceLink(this ReadingContext reader, string key) => reader.Link("sources", ("source", reader.HasManySources() ? key : null)) + "#" + key;

    /// <summary>The same without clocks.</summary>
    public static string SourceLinkNow(this ReadingContext reader, string key) => reader.Now("sources") + (reader.HasManySources() ? "?source=" + key : "") + "#" + key;

    /// <summary>A name in the reader's language, or in the one it falls back to.</summary>
    /// <param name="key">The permanent key, which stands where there is no name.</param>
    public static LanguageTaggedText Name(this ReadingContext reader, LocalizedText? name, string key = "") =>
        name?.In(reader.Language) is { Text.Length: > 0 } found ? LanguageTaggedText.In(found.Text, reader.LanguageIfOther(found.Language)) : key;

    private static bool HasManySources(this ReadingContext reader) => reader.Index.Index.SourcesByDate.Count > Source.MaxShown;
}
