using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>Why a text is not sound.</summary>
public enum TextFlaw
{
    TooLong,

    /// <summary>There are characters, but none that anybody sees.</summary>
    NothingVisible,

    /// <summary>A control character other than a line break or a tab.</summary>
    ControlCharacter,

    Tab,

    /// <summary>In a text of one line.</summary>
    LineBreak,

    /// <summary>A bidirectional embedding, override or isolate, or the end of one.</summary>
    DirectionControl,

    /// <summary>Another invisible character that steers how text is shown.</summary>
    FormatCharacter,

    /// <summary>An invisible copy of an ASCII character, U+E0000 to U+E007F.</summary>
    TagCharacter,

    PrivateUse,

    /// <summary>A code point that Unicode sets aside for good, such as U+FFFE.</summary>
    Noncharacter,

    /// <summary>Half of a surrogate pair, or the replacement character that stands for what could not be decoded.</summary>
    BrokenCharacter,

    /// <summary>It was stored past the forms: not in normal form, or with spaces or invisible characters that they take away.</summary>
    NotNormal,
}

/// <param name="Flaw">What is wrong.</param>
/// <param name="Character">The character that is refused, if it is about one.</param>
/// <param name="Position">Its place among what a reader sees as characters, from 1; 0 if it is about none.</param>
/// <param name="After">The last few characters before it; empty at the beginning.</param>
/// <param name="Length">How long the text is, in UTF-16 code units, if it is too long.</param>
/// <param name="MaxLength">How long it may be.</param>
public sealed record TextFault(TextFlaw Flaw, Rune? Character = null, int Position = 0, string After = "", int Length = 0, int MaxLength = 0)
{
    /// <summary>“U+202E”; empty if it is about no character.</summary>
    public string CodePoint => Character is { } character ? CharacterRules.FormatCodePoint(character) : "";
}
