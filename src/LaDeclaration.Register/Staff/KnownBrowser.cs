namespace LaDeclaration.Register.Staff;

/// <summary>A browser in which somebody signed in to an account before: what strangers try there does not keep them out of it.</summary>
public sealed class KnownBrowser
{
    /// <summary>Of the random token that its cookie holds: SHA-256, in base 64.</summary>
    public required string TokenHash { get; init; }

    public required string StaffId { get; init; }

    /// <summary>When it last happened (UTC).</summary>
    public required DateTime SignedInAt { get; init; }

    /// <summary>How many passwords and codes were wrong there since.</summary>
    public int Failures { get; init; }
}
