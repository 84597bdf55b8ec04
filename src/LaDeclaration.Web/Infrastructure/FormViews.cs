using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>The end of every form of a <see cref="DraftingPage"/>: the evidence, and where one goes who leaves without saving.</summary>
public sealed record DraftingEnd(EvidenceView Evidence, string Back);

/// <summary>An entry of the register, as staff see it.</summary>
/// <param name="Text">What it says, with its dates.</param>
/// <param name="Dates">The address at which its dates and note are edited.</param>
/// <param name="Edit">The address at which the rest is edited, where it is another than this form's.</param>
public sealed record EntryLine(Said Text, string Dates, string? Edit = null);

/// <summary>The offer to end the memberships that lie within what a form ends.</summary>
public sealed record EndMembershipsView(bool Chosen, IReadOnlyList<EntryLine> Memberships);
