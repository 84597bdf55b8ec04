namespace LaDeclaration.Register.Staff;

/// <summary>A browser in which an account was used before: failed attempts of strangers elsewhere do not delay signing in there.</summary>
public sealed class KnownBrowser
{
    /// <summary>SHA-256 of the random token in its cookie, in base 64.</summary>
    public required string TokenHash { get; init; }

    public required string StaffId { get; init; }

    /// <summary>The last time (UTC).</summary>
    public required DateTime SignedInAt { get; init; }

    /// <summary>How many passwords and codes were wrong in it since.</summary>
    public int Failures { get; init; }
}
