using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>A published change set of a generated history.</summary>
/// <param name="Country">Of the delegate who proposed it; null for an editor's.</param>
internal sealed record GeneratedRevision(int Number, DateTime PublishedAt, string Reason, string ReasonLanguage, string? Country, bool AcknowledgesBothRoles, IReadOnlyList<Change> Changes);
