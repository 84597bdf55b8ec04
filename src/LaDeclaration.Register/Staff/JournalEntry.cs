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

    /// <summary>Too many attempts: the account was locked for a while. Only older lines have it; now attempts wait, and no account is locked.</summary>
    LockedOut,

    /// <summary>Too many attempts in a row: passwords and codes no longer open the account.</summary>
    ShutOut,

    /// <summary>Somebody signed in asked for what is not theirs and got 403 or 404.</summary>
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

    /// <summary>How and in which language letters come.</summary>
    NoticesChosen,

    /// <summary>A letter that had not gone out was put into the queue once more.</summary>
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

    /// <summary>A draft was made from a file on the command line, in somebody's name.</summary>
    Imported,
    Proposed,

    /// <summary>Taken out of the queue by its author, to change it.</summary>
    Reopened,
    Withdrawn,
    Returned,
    Rejected,
    Published,
    Overridden,
    Commented,
}

/// <summary>
/// One line of the journal of who did what. It is only ever added to; the database itself refuses anything else,
/// except that a refusal which is met again within its minute is counted up on the line that it has.
/// </summary>
public sealed class JournalEntry
{
    public const int DetailMaxLength = 200;

    /// <summary>As long as a detail was at most before <see cref="DetailMaxLength"/>: such lines still stand.</summary>
    public const int StoredDetailMaxLength = 1_000;

    public const int RefusalKeyLength = 32;

    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public Act Act { get; private set; }

    /// <summary>Who did it; none where nobody was signed in, or for the command line.</summary>
    public string? ById { get; private set; }

    public StaffRole? ByRole { get; private set; }

    /// <summary>Whose account it was done to, if to another's.</summary>
    public string? AboutId { get; private set; }

    public int? ChangeSetNumber { get; private set; }

    /// <summary>What else there is to know, never a secret: a role given, an address asked for, a reason.</summary>
    public string? Detail { get; private set; }

    /// <summary>How often it happened: once, except for a refusal.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The same for the same refusal of the same person within one minute of the clock; none for what is no refusal.</summary>
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

    /// <summary>A refusal, of which there is one line a minute.</summary>
    /// <param name="kind">What makes it the same as another of that act and person, where that is not the detail.</param>
    public static JournalEntry Refusal(Act act, DateTime now, Actor? by, string? about, string detail, string? kind = null)
    {
        var entry = Of(act, now, by, about, detail: detail);
        var what = $"{act}\n{entry.ById}\n{entry.AboutId}\n{kind ?? detail}\n{now.Ticks / TimeSpan.TicksPerMinute}";
        entry.RefusalKey = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..RefusalKeyLength];
        return entry;
    }
}
