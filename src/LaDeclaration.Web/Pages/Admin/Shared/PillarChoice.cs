using LaDeclaration.Register.Pillars;

namespace LaDeclaration.Web.Pages.Admin.Shared;

/// <summary>Links to the parts of something that is too large to be shown whole.</summary>
/// <param name="Chosen">The number of the pillar that is shown, if one is.</param>
/// <param name="Address">Of the part of the pillar with that number.</param>
public sealed record PillarChoice(IReadOnlyList<PillarDetails> Pillars, int? Chosen, Func<int, string> Address);
