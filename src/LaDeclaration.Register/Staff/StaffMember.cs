using System.Text.RegularExpressions;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Register.Staff;

public enum NotificationFrequency
{
    /// <summary>A letter for each event.</summary>
    AtOnce,

    /// <summary>One letter a day.</summary>
    Daily,
}

/// <summary>A person with an account. The e-mail address is also the user name.</summary>
public sealed partial class StaffMember : IdentityUser
{
    public const int DisplayNameMaxLength = 100;

    public const int EmailMaxLength = 254;

    private const string Letters = @"\p{L}\p{M}\p{Nd}";
    private const string Atom = $"[{Letters}!#$%&'*+/=?^_`{{|}}~-]+";
    private const string Label = $"[{Letters}](?:[{Letters}-]{{0,61}}[{Letters}])?";

    /// <summary>Never shown to the public.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The country of a delegate, ISO 3166-1 alpha-2; null for the other roles.</summary>
    public string? Country { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Of letters, BCP 47.</summary>
    public string Language { get; set; } = LocalizedText.Fallback;

    /// <summary>The language of their last reason for a change, BCP 47; null before the first.</summary>
    public string? ReasonLanguage { get; set; }

    public NotificationFrequency Notices { get; set; }

    /// <summary>When they were last invited by letter (UTC); null for an account created otherwise.</summary>
    public DateTime? InvitedAt { get; set; }

    /// <summary>When they first set up a way to sign in (UTC).</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>The end of the period covered by the last daily letter (UTC).</summary>
    public DateTime? DigestedUntil { get; set; }

    /// <summary>When they were last reminded of unconfirmed memberships (UTC).</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>The TOTP time step of the last accepted code: that one and earlier ones are not accepted again.</summary>
    public string? UsedCode { get; set; }

    /// <summary>How many passwords and codes in a row were wrong, in unknown browsers; unlike <see cref="AttemptCount"/> it does not expire.</summary>
    public int FailuresInARow { get; set; }

    /// <summary>When the account was closed (UTC); null while it is open.</summary>
    public DateTime? DisabledAt { get; set; }

    public static bool IsName(string? text) => SoundText.Read(text, DisplayNameMaxLength) is { IsEmpty: false };

    /// <summary>Whether it is an address of RFC 5321, without quoted local parts and address literals.</summary>
    public static bool IsEmail(string? text) => text is { Length: <= EmailMaxLength } && Mailbox().IsMatch(text);

    /// <summary>Lets passwords and codes be accepted again.</summary>
    public void ResetFailures() => FailuresInARow = 0;

    /// <summary>Role and country for the journal: “Delegate CL”.</summary>
    public string Title => Country is null ? $"{Role}" : $"{Role} {Country}";

    public Actor AsActor() => new(Id, Role, Country);

    [GeneratedRegex($@"\A(?=[^@]{{1,64}}@){Atom}(?:\.{Atom})*@{Label}(?:\.{Label})*\z")]
    private static partial Regex Mailbox();
}
