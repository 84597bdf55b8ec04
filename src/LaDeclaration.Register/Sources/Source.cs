using System.Text.RegularExpressions;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Sources;

/// <summary>Why an address may not become a link.</summary>
public enum AddressFlaw
{
    /// <summary>Not an absolute http or https address.</summary>
    NotWeb,

    /// <summary>Has a user name before the host, which can pass for the host, as in “https://www.gov.cl@example.org/”.</summary>
    NamesUser,

    /// <summary>Contains a space, a backslash or an invisible character, or the host another invalid character.</summary>
    Characters,
}

/// <summary>A document that statements cite. It has versions like a statement, but no dates of being in force.</summary>
public sealed partial record Source : Recorded
{
    /// <summary>The page of sources shows up to so many together; of more, a part.</summary>
    public const int MaxShown = 60;

    public const int KeyMaxLength = 40;
    public const int TitleMaxLength = 300;
    public const int PublisherMaxLength = 200;
    public const int AddressMaxLength = 500;
    public const int LanguageMaxLength = 35;

    /// <summary>Permanent; lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>ISO 8601: a year, a month or a day; null if the source has no date.</summary>
    public string? Date { get; init; }

    /// <summary>An http or https address; null if it has none.</summary>
    public string? Address { get; init; }

    public override Subject Subject => new("source", Source: Key);

    public static bool IsKey(string? key) => key is { Length: <= KeyMaxLength } && KeyPattern().IsMatch(key);

    /// <summary>Whether it is an existing year (2022), month (2022-10) or day (2022-10-06).</summary>
    public static bool IsDate(string? date) => date is not null && DatePattern().IsMatch(date)
        && DateOnly.TryParseExact(date + "-01-01"[..(10 - date.Length)], "yyyy-MM-dd", out _);

    public static bool IsAddress(string? address) => address is { Length: <= AddressMaxLength } && IsLink(address);

    /// <summary>Whether it may become a link: an absolute web address that leads where it seems to.</summary>
    public static bool IsLink(string? address) => address is not null && FindAddressFlaw(address) is null;

    /// <summary>Why it may not become a link; null if it may.</summary>
    public static AddressFlaw? FindAddressFlaw(string address)
    {
        if (!WebPattern().IsMatch(address))
            return AddressFlaw.NotWeb;
        if (UserPattern().IsMatch(address))
            return AddressFlaw.NamesUser;
        if (!AddressPattern().IsMatch(address) || !address.EnumerateRunes().All(CharacterRules.IsAllowedInAddress))
            return AddressFlaw.Characters;
        return Uri.TryCreate(address, UriKind.Absolute, out _) ? null : AddressFlaw.NotWeb;
    }

    /// <summary>Whether it has the form of a BCP 47 language tag.</summary>
    public static bool IsLanguage(string? language) => language is { Length: <= LanguageMaxLength } && LanguagePattern().IsMatch(language);

    [GeneratedRegex("^https?://[^/?#]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebPattern();

    /// <summary>Browsers take what follows the “@” as the host.</summary>
    [GeneratedRegex("^[^:]+://[^/?#]*@")]
    private static partial Regex UserPattern();

    /// <summary>A host name or IPv6 address, an optional port, and a path without backslashes, which browsers read as slashes.</summary>
    [GeneratedRegex(@"^[^:]+://(\[[0-9A-Fa-f:.]+\]|[\p{L}\p{M}\p{Nd}._-]+)(:[0-9]+)?([/?#][^\\]*)?\z")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\\z")]
    private static partial Regex DatePattern();
}
