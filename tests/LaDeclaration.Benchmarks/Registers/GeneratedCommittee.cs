using LaDeclaration.Register.Committees;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>A committee as the generated history has it so far.</summary>
internal sealed class GeneratedCommittee(int number)
{
    public int Number { get; } = number;

    public CommitteeDetails Details { get; set; } = null!;

    /// <summary>The current versions of those that have not ended; some are only announced.</summary>
    public List<Membership> Roles { get; } = [];

    /// <summary>How many roles it is to have in force.</summary>
    public int Size { get; set; }

    public bool HasLead { get; init; } = true;

    /// <summary>Whether nothing happens after it was founded, so that its roles stay unconfirmed.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>Whether it has ended, or its end or beginning is announced: it does not change any more.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The last day on which a role began or ended.</summary>
    public DateOnly LastDay { get; set; }

    public int InForce => Roles.Count(r => r.From <= RegisterHistory.Today);

    public bool HasBothRoles => Roles.GroupBy(r => r.Country).Any(g => g.Count() > 1);

    public void Replace(Membership role) => Roles[Roles.FindIndex(r => r.FactId == role.FactId)] = role;
}
