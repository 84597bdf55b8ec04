namespace LaDeclaration.Register.Staff;

public enum StaffRole
{
    /// <summary>Proposes changes to one country's memberships.</summary>
    Delegate,

    /// <summary>Proposes and publishes any change.</summary>
    Editor,

    /// <summary>An editor who also looks after staff and settings.</summary>
    Administrator,
}

/// <summary>Who acts: a staff member's id, role and, for a delegate, country. The seed acts without an id.</summary>
public sealed record Actor(string? Id, StaffRole Role, string? Country = null)
{
    public static Actor Seed { get; } = new(null, StaffRole.Editor);

    public bool MayPublish => Role is StaffRole.Editor or StaffRole.Administrator;
}
