using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace LaDeclaration.Web.Language;

/// <summary>
/// Text with the language of each part that is not in the reader's: in HTML such a part becomes a span with a lang attribute,
/// everywhere else (a letter, a title, an attribute) it is plain text.
/// </summary>
public sealed partial class LanguageTaggedText : IHtmlContent
{
    private LanguageTaggedText(IReadOnlyList<(string Text, string? Language)> parts) => Parts = parts;

    /// <summary>The parts in order, each with its language (BCP 47), which is null for the reader's.</summary>
    public IReadOnlyList<(string Text, string? Language)> Parts { get; }

    public static implicit operator LanguageTaggedText(string text) => In(text, null);

    public static implicit operator LanguageTaggedText(LocalizedString words) => In(words.Value, null);

    /// <summary>The language of the whole text, for elements that cannot contain a span; null if it is the reader's or mixed.</summary>
    public string? Language => Parts is [var only] ? only.Language : null;

    public bool IsEmpty => Parts.All(p => p.Text.Length == 0);

    /// <param name="language">BCP 47; null for the reader's.</param>
    public static LanguageTaggedText In(string text, string? language) => new([(text, language)]);

    /// <summary>Like <see cref="string.Format(string, object?[])"/>, but arguments of this type keep their language.</summary>
    /// <param name="format">With placeholders like “{0}”, without format specifiers.</param>
    public static LanguageTaggedText Format(string format, params IReadOnlyList<object> arguments) =>
        new([.. Placeholder().Split(format).SelectMany((part, i) => i % 2 == 0 ? [(part, null)] : GetParts(arguments[int.Parse(part, CultureInfo.InvariantCulture)]))]);

    public static LanguageTaggedText Join(string separator, IEnumerable<LanguageTaggedText> texts) =>
        new([.. texts.SelectMany((text, i) => i == 0 ? text.Parts : [(separator, null), .. text.Parts])]);

    /// <summary>A range of the characters, which keep their language.</summary>
    public LanguageTaggedText this[Range range]
    {
        get
        {
            var (start, length) = range.GetOffsetAndLength(ToString().Length);
            var (at, parts) = (0, new List<(string Text, string? Language)>());
            foreach (var (text, language) in Parts)
            {
                var (from, to) = (Math.Clamp(start - at, 0, text.Length), Math.Clamp(start + length - at, 0, text.Length));
                if (from < to)
                    parts.Add((text[from..to], language));
                at += text.Length;
            }
            return new LanguageTaggedText(parts);
        }
    }

    public override string ToString() => string.Concat(Parts.Select(p => p.Text));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (text, language) in Parts)
        {
            if (language is not null)
                writer.Write($"<span lang=\"{encoder.Encode(language)}\">");
            encoder.Encode(writer, text);
            if (language is not null)
                writer.Write("</span>");
        }
    }

    private static IReadOnlyList<(string Text, string? Language)> GetParts(object argument) =>
        argument is LanguageTaggedText text ? text.Parts : [(Convert.ToString(argument, CultureInfo.CurrentCulture) ?? "", null)];

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
