using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Register.Staff;

/// <summary>A person with an account. The e-mail address is also the user name.</summary>
public sealed class StaffMember : IdentityUser
{
    public const int DisplayNameMaxLength = 100;

    public const int EmailMaxLength = 254;

    /// <summary>How colleagues know them; never shown to the public.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The delegate's country, ISO 3166-1 alpha-2; none for the other roles.</summary>
    public string? Country { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When the account was closed (UTC); none while it is open.</summary>
    public DateTime? DisabledAt { get; set; }

    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= DisplayNameMaxLength && IsPlain(text);

    /// <summary>Whether mail could go there; only mail itself can tell more.</summary>
    public static bool IsEmail(string? text) =>
        text is { Length: <= EmailMaxLength } && text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1
        && !text.Any(char.IsWhiteSpace) && IsPlain(text);

    /// <summary>Neither control characters nor code points without a character, which no database has to accept.</summary>
    private static bool IsPlain(string text) => text.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar);

    public Actor AsActor() => new(Id, Role, Country);
}
