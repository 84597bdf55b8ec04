using System.Globalization;
using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>
/// What was typed, pasted or read from a file, as the register may keep it: in Unicode's normal form C, without spaces and
/// invisible characters at the edges, without soft hyphens and their like inside; or else the first thing that is wrong with it.
/// </summary>
public sealed record SoundText
{
    /// <summary>How many times as long as its field a text may be before anything is done to it: normalising much longer ones is work without an end.</summary>
    public const int MostRaw = 4;

    /// <summary>How much of what stands before a fault is told.</summary>
    private const int ToldBefore = 12;

    private SoundText(string text, IReadOnlyList<Rune> removed, TextFault? fault) => (Text, Removed, Fault) = (text, removed, fault);

    /// <summary>The text to keep; empty when there is nothing to be seen in it, or something wrong with it.</summary>
    public string Text { get; }

    /// <summary>The invisible characters that were taken out of its inside, in their order.</summary>
    public IReadOnlyList<Rune> Removed { get; }

    public TextFault? Fault { get; }

    public bool IsEmpty => Text.Length == 0;

    /// <param name="raw">As it came.</param>
    /// <param name="maxLength">In UTF-16 code units, of the normal form.</param>
    /// <param name="isLong">Whether line breaks are meant; they become “\n”.</param>
    /// <param name="language">The text's own, BCP 47: one that is written from right to left may hold direction marks.</param>
    public static SoundText Read(string? raw, int maxLength, bool isLong = false, string? language = null)
    {
        if (raw is null || raw.Length > maxLength * MostRaw)
            return new SoundText("", [], raw is null ? null : TooLong(raw.Length, maxLength));
        List<Rune> typed = [.. Trim(raw).EnumerateRunes()];
        List<Rune> runes = typed.FindAll(rune => !CharacterRules.IsRemoved(rune));
        var removed = typed.FindAll(CharacterRules.IsRemoved);
        if (FirstFault(runes, isLong, IsRightToLeft(language)) is { } fault)
            return new SoundText("", removed, fault);
        var text = WithLineFeeds(string.Concat(runes)).Normalize(NormalizationForm.FormC);
        if (text.Length > maxLength)
            return new SoundText("", removed, TooLong(text.Length, maxLength));
        return text.Length == 0 || runes.Exists(CharacterRules.IsVisible)
            ? new SoundText(text, removed, null)
            : new SoundText("", removed, new TextFault(TextFlaw.NothingVisible));
    }

    /// <summary>What is wrong with a text that is about to be kept as it is; nothing if it is sound.</summary>
    public static TextFault? FaultOf(string text, int maxLength, bool isLong = false, string? language = null)
    {
        var sound = Read(text, maxLength, isLong, language);
        return sound.Fault ?? (sound.Text == WithLineFeeds(text) ? null : new TextFault(TextFlaw.NotNormal));
    }

    /// <summary>The code points (“U+200B”) of the invisible characters that are taken out of the inside of that text.</summary>
    public static IEnumerable<string> RemovedFrom(string text) => Trim(text).EnumerateRunes().Where(CharacterRules.IsRemoved).Select(CharacterRules.FormatCodePoint);

    /// <summary>What can be seen of any text whatever, in one line: a character that sound text does not hold is a space, and one that it takes out is gone.</summary>
    public static string Visible(string text) => Trim(OneLine(text, new Rune(' ')));

    /// <summary>Anything at all, fit to be shown in a line: what sound text refuses gives way to the replacement character.</summary>
    public static string Shown(string text) => OneLine(text, Rune.ReplacementChar);

    /// <summary>The text without spaces and invisible characters at its edges.</summary>
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

    private static TextFault? FirstFault(List<Rune> runes, bool isLong, bool isRightToLeft)
    {
        for (var i = 0; i < runes.Count; i++)
        {
            var flaw = CharacterRules.IsLineBreak(runes[i])
                ? isLong ? null : TextFlaw.LineBreak
                : CharacterRules.FindFlaw(runes[i], i == 0 ? null : runes[i - 1], i + 1 == runes.Count ? null : runes[i + 1], isRightToLeft);
            if (flaw is { } found)
                return At(found, runes[i], string.Concat(runes.Take(i)));
        }
        return null;
    }

    private static TextFault At(TextFlaw flaw, Rune character, string before)
    {
        var starts = StringInfo.ParseCombiningCharacters(before);
        var told = starts.Length > ToldBefore ? before[starts[^ToldBefore]..] : before;
        return new TextFault(flaw, character, starts.Length + 1, WithLineFeeds(told).Replace('\n', ' ').TrimStart());
    }

    private static string OneLine(string text, Rune instead) => string.Concat(
        from rune in text.EnumerateRunes()
        where !CharacterRules.IsRemoved(rune)
        select CharacterRules.IsLineBreak(rune) || CharacterRules.FindFlaw(rune, null, null, false) is not null ? instead : rune);

    private static TextFault TooLong(int length, int maxLength) => new(TextFlaw.TooLong, Length: length, MaxLength: maxLength);

    private static string WithLineFeeds(string text) =>
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
