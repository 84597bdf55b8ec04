using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Staff;

/// <summary>What a member of staff did, or what was done to an account.</summary>
public enum Act
{
    SignedIn,
    SignInFailed,
    SignedOut,
    SignedOutEverywhere,

    /// <summary>Too many attempts: the account is locked for a while.</summary>
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

/// <summary>One line of the journal of who did what. It is only ever added to; the database itself refuses anything else.</summary>
public sealed class JournalEntry
{
    public const int DetailMaxLength = 1_000;

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

    public static JournalEntry Of(Act act, DateTime now, Actor? by, string? about = null, int? changeSet = null, string? detail = null) => new()
    {
        At = now,
        Act = act,
        ById = by?.Id,
        ByRole = by?.Id is null ? null : by.Role,
        AboutId = about == by?.Id ? null : about,
        ChangeSetNumber = changeSet,
        Detail = detail is null ? null : Shortened.To(detail, DetailMaxLength),
    };
}
