namespace LaDeclaration.Register.Mail;

/// <summary>What a letter tells.</summary>
public enum LetterKind
{
    Invitation,
    PasswordLink,

    /// <summary>A way to sign in was added or removed.</summary>
    FactorsChanged,

    RecoveryCodeUsed,

    /// <summary>An administrator took every way to sign in away; brings the link at which the person begins anew.</summary>
    FactorsReset,

    /// <summary>After too many attempts in a row passwords and codes no longer open the account.</summary>
    ShutOut,

    /// <summary>Another role or country.</summary>
    Appointed,

    AccountClosed,
    AccountReopened,

    /// <summary>A change set waits for the reader's decision.</summary>
    Proposed,

    Returned,
    Rejected,
    Published,
    Commented,

    /// <summary>A revision by somebody else touched memberships of the reader's country.</summary>
    CountryTouched,

    /// <summary>What happened since the last one, once a day.</summary>
    Digest,

    /// <summary>Entries that no source has confirmed for a year.</summary>
    Unconfirmed,
}

/// <summary>
/// Something to tell a member of staff by e-mail. It is queued with the change that caused it, and put into words,
/// in the reader's language, only when it is sent: so no link that opens an account is ever kept.
/// </summary>
public sealed class Letter
{
    public const int DetailMaxLength = 200;

    public const int FaultMaxLength = 500;

    /// <summary>How many letters one person may cause in 24 hours.</summary>
    public const int MaxPerDay = 500;

    /// <summary>How often it is tried before it is given up.</summary>
    public const int MaxAttempts = 9;

    // The first is longer than a sender may take, so that nobody else tries at the same time.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public LetterKind Kind { get; private set; }

    /// <summary>The member of staff it goes to.</summary>
    public string ToId { get; private set; } = "";

    /// <summary>The member of staff who caused it; none where nobody was signed in, or for the command line and what comes by the clock.</summary>
    public string? ById { get; private set; }

    public int? ChangeSetNumber { get; private set; }

    /// <summary>What the words need besides; never a secret.</summary>
    public string? Detail { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>How often somebody set out to send it.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is tried next (UTC); none once it was sent or given up.</summary>
    public DateTime? NextTry { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Why it could not be sent the last time.</summary>
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

    /// <summary>When the attempt of that number, from 1, is followed by another; none when it is the last.</summary>
    public static DateTime? After(int attempt, DateTime now) => attempt < MaxAttempts ? now + Pauses[attempt - 1] : null;
}
