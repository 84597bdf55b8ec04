using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Language;

/// <summary>
/// Words that know which of them are in another language than the reader's: written into a page those carry their language,
/// everywhere else (a letter, a title, an attribute) it is plain text.
/// </summary>
public sealed partial class LanguageTaggedText : IHtmlContent
{
    private LanguageTaggedText(IReadOnlyList<(string Text, string? Language)> parts) => Parts = parts;

    /// <summary>The words in their order, each with its language (BCP 47) where it is not the reader's.</summary>
    public IReadOnlyList<(string Text, string? Language)> Parts { get; }

    public static implicit operator LanguageTaggedText(string text) => In(text, null);

    public static implicit operator LanguageTaggedText(LocalizedString words) => In(words.Value, null);

    /// <summary>Of all of it, where that is not the reader's: for an element that holds nothing but text.</summary>
    public string? Language => Parts is [var only] ? only.Language : null;

    public bool IsEmpty => Parts.All(p => p.Text.Length == 0);

    /// <param name="text">The words.</param>
    /// <param name="language">Theirs, BCP 47; none when it is the reader's.</param>
    public static LanguageTaggedText In(string text, string? language) => new([(text, language)]);

    /// <summary>The sentence with those arguments in its gaps; words among them keep their language.</summary>
    /// <param name="sentence">With gaps like “{0}”.</param>
    /// <param name="arguments">What stands in the gaps.</param>
    public static LanguageTaggedText Of(string sentence, params IReadOnlyList<object> arguments) =>
        new([.. Gap().Split(sentence).SelectMany((part, i) => i % 2 == 0 ? [(part, null)] : PartsOf(arguments[int.Parse(part, CultureInfo.InvariantCulture)]))]);

    public static LanguageTaggedText Joined(string separator, IEnumerable<LanguageTaggedText> sentences) =>
        new([.. sentences.SelectMany((said, i) => i == 0 ? said.Parts : [(separator, null), .. said.Parts])]);

    /// <summary>A part of the words, each still in its language.</summary>
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

    private static IReadOnlyList<(string Text, string? Language)> PartsOf(object argument) =>
        argument is LanguageTaggedText said ? said.Parts : [(Convert.ToString(argument, CultureInfo.CurrentCulture) ?? "", null)];

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Gap();
}
