using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>The kinds of faults in a file of memberships; each has its text in the resources.</summary>
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

    // The syntax of a line or a field.
    TooFewFields,
    TooManyFields,
    QuotesOpen,
    Unsound,
    Needed,

    // The value of a field.
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

    /// <summary>In another format than ISO 8601, but with only one possible day.</summary>
    DateRewritten,

    /// <summary>Either of two days, depending on whether the day or the month comes first.</summary>
    DateAmbiguous,

    /// <summary>A spreadsheet's serial number of a day.</summary>
    DateSerialNumber,
    DateOutOfRange,
    ExactnessUnknown,
    UntilIsAlone,
    UntilNotAfterFrom,
    SourceUnknown,
    SourceTwice,

    // Broken rules of the register.
    OverlapsLine,
    OverlapsRegister,
    OutsideCommittee,
    OutsideEndorsement,
}

/// <param name="Line">From 1, including the header.</param>
/// <param name="Column">The column's name; empty if the fault is about the whole line.</param>
/// <param name="Typed">The value in the file, shortened and safe to display.</param>
/// <param name="Other">A further argument of the text: another line, the committee in the register, a limit, the likely day.</param>
/// <param name="Another">A second such argument.</param>
/// <param name="Text">What is wrong with the text, if the flaw is <see cref="Flaw.Unsound"/>.</param>
public sealed record Fault(int Line, string Column, Flaw Flaw, string Typed = "", string Other = "", string Another = "", TextFault? Text = null)
{
    private const int DisplayMaxLength = 200;

    public string Column { get; } = ToDisplay(Column);

    public string Typed { get; } = ToDisplay(Typed);

    private static string ToDisplay(string text) => SoundText.ToDisplayLine(TextShortening.Shorten(text, DisplayMaxLength));
}
