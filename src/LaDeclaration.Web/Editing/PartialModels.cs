using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Editing;

/// <summary>The end of every form of a <see cref="DraftPage"/>: the evidence, and where one goes who leaves without saving.</summary>
public sealed record DraftFormEnd(EvidenceView Evidence, string Back);

/// <summary>An entry of the register, as staff see it.</summary>
/// <param name="Text">What it says, with its dates.</param>
/// <param name="Dates">The address at which its dates and note are edited.</param>
/// <param name="Edit">The address at which the rest is edited, where it is another than this form's.</param>
public sealed record EntryLine(LanguageTaggedText Text, string Dates, string? Edit = null);

/// <summary>The offer to end the memberships that lie within what a form ends.</summary>
/// <param name="Memberships">The first <see cref="MaxShown"/>.</param>
/// <param name="Count">How many there are.</param>
public sealed record EndMembershipsView(bool Chosen, IReadOnlyList<EntryLine> Memberships, int Count)
{
    public const int MaxShown = 60;
}
