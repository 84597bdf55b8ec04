using System.Globalization;
using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>How <see cref="SoundText"/> classifies Unicode code points.</summary>
internal static class CharacterRules
{
    private const int ZeroWidthJoiner = 0x200D;

    public static string FormatCodePoint(Rune rune) => "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>Whether it is removed inside a text: soft hyphen, zero width space, word joiner and byte order mark.</summary>
    public static bool IsRemoved(Rune rune) => rune.Value is 0x00AD or 0x200B or 0x2060 or 0xFEFF;

    /// <summary>
    /// Whether it is trimmed from the ends of a text: white space and invisible characters, except direction overrides, without which
    /// the text would read the other way round, and tag characters, which may end a flag emoji.
    /// </summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || (IsInvisible(rune) && !IsTag(rune) && rune.Value is not (0x202D or 0x202E));

    /// <summary>Whether it selects the glyph of the preceding character, such as the emoji form.</summary>
    public static bool IsVariationSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    public static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or 0x2028 or 0x2029;

    public static bool IsVisible(Rune rune) => !IsInvisible(rune) && (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));

    public static bool IsAllowedInAddress(Rune rune) => !Rune.IsWhiteSpace(rune) && !IsInvisible(rune) && FindFlaw(rune, null, null, false) is null && !IsLineBreak(rune);

    /// <summary>Why the character is refused between its two neighbours; null if it is allowed. Line breaks are the caller's matter.</summary>
    public static TextFlaw? FindFlaw(Rune rune, Rune? before, Rune? after, bool isRightToLeft) => rune.Value switch
    {
        '\t' => TextFlaw.Tab,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => TextFlaw.DirectionControl,
        0x200C or ZeroWidthJoiner when IsJoinable(before, after) => null,
        0x200E or 0x200F when isRightToLeft => null,
        0xFFFD => TextFlaw.BrokenCharacter,
        _ when IsTag(rune) => TextFlaw.TagCharacter,
        _ when (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF => TextFlaw.Noncharacter,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => TextFlaw.ControlCharacter,
            UnicodeCategory.Format => TextFlaw.FormatCharacter,
            UnicodeCategory.PrivateUse => TextFlaw.PrivateUse,
            _ => null,
        },
    };

    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0000 and <= 0xE007F;

    /// <summary>Whether a joiner is meaningful: after a letter or mark and before a letter, or between two parts of an emoji.</summary>
    private static bool IsJoinable(Rune? before, Rune? after) => before is { } left && after is { } right
        && ((Rune.IsLetter(right) && (Rune.IsLetter(left) || IsMark(left))) || (IsPictograph(right) && (IsPictograph(left) || IsVariationSelector(left))));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsPictograph(Rune rune) => rune.Value is (>= 0x2190 and <= 0x21FF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF)
        or 0x23F1 or 0x25FC or (>= 0x1F000 and <= 0x1FAFF);

    /// <summary>Unicode's Default_Ignorable_Code_Point, and the empty Braille pattern.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x2800
        or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);
}
