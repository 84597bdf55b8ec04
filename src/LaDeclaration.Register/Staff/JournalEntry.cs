using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Staff;

/// <summary>What a member of staff did, or what was done to an account.</summary>
public enum Act
{
    SignedIn,
    SignInFailed,
    SignedOut,
    SignedOutEverywhere,

    /// <summary>Only in old entries: the account was locked for a while after too many attempts. Now attempts are delayed instead.</summary>
    LockedOut,

    /// <summary>After too many failures in a row, passwords and codes are no longer accepted.</summary>
    ShutOut,

    /// <summary>Somebody signed in got 403 or 404 for a page they may not see.</summary>
    TurnedAway,

    AccountAdded,
    Invited,
    InvitedAgain,
    InvitationRevoked,
    InvitationAccepted,
    Appointed,
    AccountClosed,
    AccountReopened,
    AccountRenamed,

    /// <summary>How often letters come, and in which language.</summary>
    NoticesChosen,

    /// <summary>A letter that could not be sent was queued again.</summary>
    LetterRetried,

    JournalDownloaded,

    PasswordLinkMade,
    PasswordLinkAsked,
    PasswordSet,
    PasskeyAdded,
    PasskeyRenamed,
    PasskeyRemoved,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    FactorsReset,

    /// <summary>A file was imported into a draft on the command line, on behalf of a member of staff.</summary>
    Imported,
    Proposed,

    /// <summary>Taken out of the queue by its author.</summary>
    Reopened,
    Withdrawn,
    Returned,
    Rejected,
    Published,
    Overridden,
    Commented,
}

/// <summary>
/// An entry of the append-only audit journal. Database triggers refuse updates and deletions, except that the count of a refusal
/// rises when it recurs within the same minute.
/// </summary>
public sealed class JournalEntry
{
    public const int DetailMaxLength = 200;

    /// <summary>The former maximum, which old entries still have.</summary>
    public const int StoredDetailMaxLength = 1_000;

    public const int RefusalKeyLength = 32;

    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public Act Act { get; private set; }

    /// <summary>The id of who did it; null if nobody was signed in, and for the command line.</summary>
    public string? ById { get; private set; }

    public StaffRole? ByRole { get; private set; }

    /// <summary>The id of the account it was done to; null if it is the actor's own, or none.</summary>
    public string? AboutId { get; private set; }

    public int? ChangeSetNumber { get; private set; }

    /// <summary>Such as the role given, the address asked for or a reason; never a secret.</summary>
    public string? Detail { get; private set; }

    /// <summary>How often it happened; more than 1 only for refusals.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>A hash, the same for the same refusal to the same person within one minute of the clock; null unless it is a refusal.</summary>
    public string? RefusalKey { get; private set; }

    public static JournalEntry Of(Act act, DateTime now, Actor? by, string? about = null, int? changeSet = null, string? detail = null) => new()
    {
        At = now,
        Act = act,
        ById = by?.Id,
        ByRole = by?.Id is null ? null : by.Role,
        AboutId = about == by?.Id ? null : about,
        ChangeSetNumber = changeSet,
        Detail = detail is null ? null : TextShortening.Shorten(detail, DetailMaxLength),
    };

    /// <summary>Creates a refusal, for which there is one entry a minute.</summary>
    /// <param name="kind">Refusals of the same act to the same person are the same if their kind is; the detail, if null.</param>
    public static JournalEntry Refusal(Act act, DateTime now, Actor? by, string? about, string detail, string? kind = null)
    {
        var entry = Of(act, now, by, about, detail: detail);
        var what = $"{act}\n{entry.ById}\n{entry.AboutId}\n{kind ?? detail}\n{now.Ticks / TimeSpan.TicksPerMinute}";
        entry.RefusalKey = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..RefusalKeyLength];
        return entry;
    }
}
