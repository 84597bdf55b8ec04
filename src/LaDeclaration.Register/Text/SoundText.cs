using System.Globalization;
using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>
/// User input normalized and validated for storage: Unicode normal form C, white space and invisible characters trimmed, soft hyphens
/// and the like removed; or the first thing that is wrong with it.
/// </summary>
public sealed record SoundText
{
    /// <summary>Raw text longer than this many times its maximum length is refused before it is normalized, which bounds the work.</summary>
    public const int MaxRawFactor = 4;

    /// <summary>How many characters before a fault are quoted.</summary>
    private const int ContextLength = 12;

    private SoundText(string text, IReadOnlyList<Rune> removed, TextFault? fault) => (Text, Removed, Fault) = (text, removed, fault);

    /// <summary>The text to store; empty if it has no visible character, or a fault.</summary>
    public string Text { get; }

    /// <summary>The invisible characters that were removed inside the text, in order.</summary>
    public IReadOnlyList<Rune> Removed { get; }

    public TextFault? Fault { get; }

    public bool IsEmpty => Text.Length == 0;

    /// <param name="maxLength">Of the normal form, in UTF-16 code units.</param>
    /// <param name="isLong">Whether line breaks are allowed; they become “\n”.</param>
    /// <param name="language">Of the text, BCP 47: one written from right to left may contain direction marks.</param>
    public static SoundText Read(string? raw, int maxLength, bool isLong = false, string? language = null)
    {
        if (raw is null || raw.Length > maxLength * MaxRawFactor)
            return new SoundText("", [], raw is null ? null : TooLong(raw.Length, maxLength));
        List<Rune> typed = [.. Trim(raw).EnumerateRunes()];
        List<Rune> runes = typed.FindAll(rune => !CharacterRules.IsRemoved(rune));
        var removed = typed.FindAll(CharacterRules.IsRemoved);
        if (FindFirstFault(runes, isLong, IsRightToLeft(language)) is { } fault)
            return new SoundText("", removed, fault);
        var text = NormalizeLineBreaks(string.Concat(runes)).Normalize(NormalizationForm.FormC);
        if (text.Length > maxLength)
            return new SoundText("", removed, TooLong(text.Length, maxLength));
        return text.Length == 0 || runes.Exists(CharacterRules.IsVisible)
            ? new SoundText(text, removed, null)
            : new SoundText("", removed, new TextFault(TextFlaw.NothingVisible));
    }

    /// <summary>What is wrong with a text that is about to be stored unchanged; null if nothing is.</summary>
    public static TextFault? FindFault(string text, int maxLength, bool isLong = false, string? language = null)
    {
        var sound = Read(text, maxLength, isLong, language);
        return sound.Fault ?? (sound.Text == NormalizeLineBreaks(text) ? null : new TextFault(TextFlaw.NotNormal));
    }

    /// <summary>The code points (“U+200B”) that <see cref="Read"/> removes inside that text.</summary>
    public static IEnumerable<string> ListRemoved(string text) => Trim(text).EnumerateRunes().Where(CharacterRules.IsRemoved).Select(CharacterRules.FormatCodePoint);

    /// <summary>One trimmed line of any text: refused characters become spaces, removed ones disappear.</summary>
    public static string ToSearchLine(string text) => Trim(ToOneLine(text, new Rune(' ')));

    /// <summary>One line of any text, safe to display: refused characters become U+FFFD, removed ones disappear.</summary>
    public static string ToDisplayLine(string text) => ToOneLine(text, Rune.ReplacementChar);

    /// <summary>Removes white space and invisible characters at both ends.</summary>
    public static string Trim(string text)
    {
        var rest = text.AsSpan();
        while (First(rest) is { } first && CharacterRules.IsBlank(first))
            rest = rest[first.Utf16SequenceLength..];
        while (Last(rest) is { } last && CharacterRules.IsBlank(last))
        {
            var before = rest[..^last.Utf16SequenceLength];
            if (CharacterRules.IsVariationSelector(last) && Last(before) is { } chosen && !CharacterRules.IsBlank(chosen))
                break;
            rest = before;
        }
        return rest.Length == text.Length ? text : rest.ToString();
    }

    private static TextFault? FindFirstFault(List<Rune> runes, bool isLong, bool isRightToLeft)
    {
        for (var i = 0; i < runes.Count; i++)
        {
            var flaw = CharacterRules.IsLineBreak(runes[i])
                ? isLong ? null : TextFlaw.LineBreak
                : CharacterRules.FindFlaw(runes[i], i == 0 ? null : runes[i - 1], i + 1 == runes.Count ? null : runes[i + 1], isRightToLeft);
            if (flaw is { } found)
                return FaultAt(found, runes[i], string.Concat(runes.Take(i)));
        }
        return null;
    }

    private static TextFault FaultAt(TextFlaw flaw, Rune character, string before)
    {
        var starts = StringInfo.ParseCombiningCharacters(before);
        var context = starts.Length > ContextLength ? before[starts[^ContextLength]..] : before;
        return new TextFault(flaw, character, starts.Length + 1, NormalizeLineBreaks(context).Replace('\n', ' ').TrimStart());
    }

    private static string ToOneLine(string text, Rune instead) => string.Concat(
        from rune in text.EnumerateRunes()
        where !CharacterRules.IsRemoved(rune)
        select CharacterRules.IsLineBreak(rune) || CharacterRules.FindFlaw(rune, null, null, false) is not null ? instead : rune);

    private static TextFault TooLong(int length, int maxLength) => new(TextFlaw.TooLong, Length: length, MaxLength: maxLength);

    private static string NormalizeLineBreaks(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n');

    private static bool IsRightToLeft(string? language)
    {
        try
        {
            return language is not null && CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static Rune? First(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out _);
        return text.IsEmpty ? null : first;
    }

    private static Rune? Last(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        return text.IsEmpty ? null : last;
    }
}
