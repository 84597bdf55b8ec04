namespace LaDeclaration.Register.Staff;

public enum StaffRole
{
    /// <summary>Proposes changes to one country's memberships.</summary>
    Delegate,

    /// <summary>Proposes and publishes any change.</summary>
    Editor,

    /// <summary>An editor who also manages staff accounts.</summary>
    Administrator,
}

/// <summary>Who acts, and in which role.</summary>
/// <param name="Id">Of the staff member; null for the initial data.</param>
/// <param name="Country">Of a delegate, ISO 3166-1 alpha-2; null for the other roles.</param>
public sealed record Actor(string? Id, StaffRole Role, string? Country = null)
{
    public static Actor Seed { get; } = new(null, StaffRole.Editor);

    public bool MayPublish => Role is StaffRole.Editor or StaffRole.Administrator;
}
