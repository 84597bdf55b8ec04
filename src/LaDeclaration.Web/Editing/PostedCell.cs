namespace LaDeclaration.Web.Editing;

/// <summary>What a form says about one seat.</summary>
public sealed class PostedCell
{
    public MembershipRoles Role { get; set; }

    public AlterationKind? How { get; set; }

    /// <summary>It is still so.</summary>
    public bool Confirm { get; set; }
}
