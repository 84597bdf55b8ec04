using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>A pillar with its committees, as home, pillar and committees pages show it.</summary>
public sealed record PillarSection(PillarDetails Pillar, Roster Roster);

/// <summary>A committee with its lead or leads first.</summary>
public sealed record CommitteeEntry(CommitteeDetails Committee, Roster Roster, int HeadingLevel = 3);

/// <summary>The small line beneath an entry: since when, last confirmed, by which sources.</summary>
public sealed record FinePrint(IReadOnlyList<Statement> Statements, Roster Roster);
