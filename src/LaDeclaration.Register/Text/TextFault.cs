using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>Why a text is not sound.</summary>
public enum TextFlaw
{
    TooLong,

    /// <summary>Not empty, but without a visible character.</summary>
    NothingVisible,

    /// <summary>A control character other than a line break or a tab.</summary>
    ControlCharacter,

    Tab,

    /// <summary>In a single-line text.</summary>
    LineBreak,

    /// <summary>A bidirectional embedding, override or isolate, or the end of one.</summary>
    DirectionControl,

    /// <summary>Another character of Unicode's category Format (Cf).</summary>
    FormatCharacter,

    /// <summary>An invisible copy of an ASCII character, U+E0000 to U+E007F.</summary>
    TagCharacter,

    PrivateUse,

    /// <summary>A code point that Unicode never assigns, such as U+FFFE.</summary>
    Noncharacter,

    /// <summary>A lone surrogate, or U+FFFD for what could not be decoded.</summary>
    BrokenCharacter,

    /// <summary>Not as <see cref="SoundText.Read"/> returns it: not in normal form, or with characters that it removes.</summary>
    NotNormal,
}

/// <param name="Character">The refused character; null if the fault is not about one.</param>
/// <param name="Position">Of the character, in grapheme clusters from 1; 0 if the fault is not about one.</param>
/// <param name="After">The last few characters before it; empty at the beginning.</param>
/// <param name="Length">Of the text in UTF-16 code units, if it is too long.</param>
public sealed record TextFault(TextFlaw Flaw, Rune? Character = null, int Position = 0, string After = "", int Length = 0, int MaxLength = 0)
{
    /// <summary>“U+202E”; empty if the fault is not about a character.</summary>
    public string CodePoint => Character is { } character ? CharacterRules.FormatCodePoint(character) : "";
}
