namespace LaDeclaration.Register.Mail;

public enum LetterKind
{
    Invitation,
    PasswordLink,

    /// <summary>A passkey or an authenticator app was added or removed.</summary>
    FactorsChanged,

    RecoveryCodeUsed,

    /// <summary>An administrator removed every way to sign in; holds the link for setting up new ones.</summary>
    FactorsReset,

    /// <summary>After too many failures in a row, passwords and codes are no longer accepted.</summary>
    ShutOut,

    /// <summary>The role or country of an account was changed.</summary>
    Appointed,

    AccountClosed,
    AccountReopened,

    /// <summary>A change set waits for a decision of the recipient.</summary>
    Proposed,

    Returned,
    Rejected,
    Published,
    Commented,

    /// <summary>A revision by somebody else changed memberships of the recipient's country.</summary>
    CountryTouched,

    /// <summary>The daily summary.</summary>
    Digest,

    /// <summary>A reminder of memberships that no source has confirmed for a year.</summary>
    Unconfirmed,
}

/// <summary>
/// A queued e-mail to a member of staff, saved in the transaction of what caused it. Its text is written only when it is sent, in the
/// recipient's language, so that sign-in links are never stored.
/// </summary>
public sealed class Letter
{
    public const int DetailMaxLength = 200;

    public const int FaultMaxLength = 500;

    /// <summary>How many letters one person may cause within 24 hours.</summary>
    public const int MaxPerDay = 500;

    public const int MaxAttempts = 9;

    // The first is longer than one attempt may take, so that no other node tries at the same time.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public LetterKind Kind { get; private set; }

    /// <summary>The id of the recipient.</summary>
    public string ToId { get; private set; } = "";

    /// <summary>The id of the member of staff who caused it; null if nobody was signed in, and for the command line and scheduled letters.</summary>
    public string? ById { get; private set; }

    public int? ChangeSetNumber { get; private set; }

    /// <summary>A further argument of the text; never a secret.</summary>
    public string? Detail { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When it is tried next (UTC); null once it was sent or given up.</summary>
    public DateTime? NextTry { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Fault { get; private set; }

    public static Letter To(string toId, LetterKind kind, DateTime now, int? changeSet = null, string? detail = null, string? by = null) => new()
    {
        Kind = kind,
        ToId = toId,
        ById = by,
        ChangeSetNumber = changeSet,
        Detail = detail,
        CreatedAt = now,
        NextTry = now,
    };

    /// <summary>When to try again if the attempt of that number, from 1, fails; null after the last.</summary>
    public static DateTime? GetNextTry(int attempt, DateTime now) => attempt < MaxAttempts ? now + Pauses[attempt - 1] : null;
}
