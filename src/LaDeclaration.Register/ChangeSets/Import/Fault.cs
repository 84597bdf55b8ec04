using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>Everything that can be wrong with a file of memberships; each has its sentence for the screen in the interface's words.</summary>
public enum Flaw
{
    // The file as a whole, and its first line.
    Empty,
    TooLarge,
    NotUtf8,
    TooManyRows,
    HeaderMissing,
    ColumnMissing,
    ColumnUnknown,
    ColumnTwice,

    // The form of a line or a field.
    TooFewFields,
    TooManyFields,
    QuotesOpen,
    Unsound,
    Needed,

    // What a field says.
    IdMalformed,
    IdUnknown,
    IdRetracted,
    IdNotMembership,
    IdTwice,
    CommitteeUnknown,
    CommitteeDiffers,
    CountryUnknown,
    CountryDiffers,
    RoleUnknown,
    DateMissing,
    DateWrong,

    /// <summary>Day and month in another order or with other signs between, and yet certain.</summary>
    DateRewritten,

    /// <summary>Either of two days, by whether the day or the month comes first.</summary>
    DateAmbiguous,

    /// <summary>A spreadsheet's number for a day.</summary>
    DateSerialNumber,
    DateOutOfRange,
    ExactnessUnknown,
    UntilIsAlone,
    UntilNotAfterFrom,
    SourceUnknown,
    SourceTwice,

    // What the register would refuse.
    OverlapsLine,
    OverlapsRegister,
    OutsideCommittee,
    OutsideEndorsement,
}

/// <param name="Line">Where, from 1; the line that names the columns counts.</param>
/// <param name="Column">The column's name; empty when it is about the whole line.</param>
/// <param name="Flaw">What is wrong.</param>
/// <param name="Typed">What stands there; what cannot be shown is replaced, what is very long is cut.</param>
/// <param name="Other">What the sentence names beside it: another line, the entry's own committee, a limit, the day that it seems to be.</param>
/// <param name="Another">A second such thing.</param>
/// <param name="Text">What is wrong with a text that is not sound.</param>
public sealed record Fault(int Line, string Column, Flaw Flaw, string Typed = "", string Other = "", string Another = "", TextFault? Text = null)
{
    private const int ShownMaxLength = 200;

    /// <summary>As the file has it, likewise.</summary>
    public string Column { get; } = Shown(Column);

    public string Typed { get; } = Shown(Typed);

    private static string Shown(string text) => SoundText.ToDisplayLine(TextShortening.Shorten(text, ShownMaxLength));
}
