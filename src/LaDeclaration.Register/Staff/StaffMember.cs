using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Register.Staff;

/// <summary>A person with an account. The e-mail address is also the user name.</summary>
public sealed class StaffMember : IdentityUser
{
    public const int DisplayNameMaxLength = 100;

    /// <summary>How colleagues know them; never shown to the public.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The delegate's country, ISO 3166-1 alpha-2; none for the other roles.</summary>
    public string? Country { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When the account was closed (UTC); none while it is open.</summary>
    public DateTime? DisabledAt { get; set; }

    public Actor AsActor() => new(Id, Role, Country);
}
