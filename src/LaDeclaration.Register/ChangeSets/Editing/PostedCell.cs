namespace LaDeclaration.Register.ChangeSets.Editing;

/// <summary>Why a role is taken away.</summary>
public enum AlterationKind
{
    /// <summary>It was so, and changed on the day of effect.</summary>
    Changed,

    /// <summary>It was recorded wrongly from the beginning.</summary>
    Wrong,
}

/// <summary>What somebody says about one <see cref="MembershipCell"/>.</summary>
public sealed class PostedCell
{
    public MembershipRoles Role { get; set; }

    public AlterationKind? How { get; set; }

    /// <summary>Whether the roles that stay are confirmed.</summary>
    public bool Confirm { get; set; }
}
