using System.Text.RegularExpressions;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Register.Staff;

/// <summary>How somebody wants to hear of what concerns them.</summary>
public enum NotificationFrequency
{
    /// <summary>A letter for each thing.</summary>
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

    /// <summary>How colleagues know them; never shown to the public.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The delegate's country, ISO 3166-1 alpha-2; none for the other roles.</summary>
    public string? Country { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>The language that letters are written in, BCP 47.</summary>
    public string Language { get; set; } = LocalizedText.Fallback;

    /// <summary>The language in which they last gave a reason for a change, BCP 47; none before the first.</summary>
    public string? ReasonLanguage { get; set; }

    public NotificationFrequency Notices { get; set; }

    /// <summary>When the account was last invited by letter (UTC); none for one that was made otherwise.</summary>
    public DateTime? InvitedAt { get; set; }

    /// <summary>When the person came for the first time and chose a way to sign in (UTC).</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>Up to when the daily letter has told what happened (UTC).</summary>
    public DateTime? DigestedUntil { get; set; }

    /// <summary>When they were last reminded of entries that nobody confirmed for long (UTC).</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>The number of the time step whose authenticator code was used last: neither it nor an earlier one works again.</summary>
    public string? UsedCode { get; set; }

    /// <summary>How many passwords and codes that strangers tried in a row were wrong; unlike the counts that only make them wait it does not begin anew by itself.</summary>
    public int FailuresInARow { get; set; }

    /// <summary>When the account was closed (UTC); none while it is open.</summary>
    public DateTime? DisabledAt { get; set; }

    public static bool IsName(string? text) => SoundText.Read(text, DisplayNameMaxLength) is { IsEmpty: false };

    /// <summary>Whether mail could go there; only mail itself can tell more. Of what RFC 5321 allows, quoted names and hosts in numbers are left out.</summary>
    public static bool IsEmail(string? text) => text is { Length: <= EmailMaxLength } && Mailbox().IsMatch(text);

    /// <summary>Lets passwords and codes open the account again, whatever was tried before.</summary>
    public void ResetFailures() => FailuresInARow = 0;

    /// <summary>Role and country in short, for the record: “Delegate CL”.</summary>
    public string Title => Country is null ? $"{Role}" : $"{Role} {Country}";

    public Actor AsActor() => new(Id, Role, Country);

    [GeneratedRegex($@"\A(?=[^@]{{1,64}}@){Atom}(?:\.{Atom})*@{Label}(?:\.{Label})*\z")]
    private static partial Regex Mailbox();
}
