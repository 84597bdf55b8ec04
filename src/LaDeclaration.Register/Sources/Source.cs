using System.Text.RegularExpressions;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Sources;

/// <summary>Why a reader should not be sent to an address.</summary>
public enum AddressFlaw
{
    /// <summary>It is no whole address that begins with http:// or https://.</summary>
    NotWeb,

    /// <summary>A user name stands before the host, as in “https://www.gov.cl@example.org/”, and looks like it.</summary>
    NamesUser,

    /// <summary>It holds a space, a backslash, an invisible character, or a character that is none of a host.</summary>
    Characters,
}

/// <summary>Where a statement can be looked up. It has versions, but no dates of being true.</summary>
public sealed partial record Source : Recorded
{
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

    /// <summary>ISO 8601: a year, a month or a day; none when the source has no date.</summary>
    public string? Date { get; init; }

    /// <summary>An http or https address, if it has one.</summary>
    public string? Address { get; init; }

    public override Subject Subject => new("source", Source: Key);

    public static bool IsKey(string? key) => key is { Length: <= KeyMaxLength } && KeyPattern().IsMatch(key);

    /// <summary>A year (2022), a month (2022-10) or a day (2022-10-06) that exists.</summary>
    public static bool IsDate(string? date) => date is not null && DatePattern().IsMatch(date)
        && DateOnly.TryParseExact(date + "-01-01"[..(10 - date.Length)], "yyyy-MM-dd", out _);

    public static bool IsAddress(string? address) => address is { Length: <= AddressMaxLength } && IsLink(address);

    /// <summary>Whether a reader may be sent there: a whole web address that leads where it seems to.</summary>
    public static bool IsLink(string? address) => address is not null && FlawOf(address) is null;

    /// <summary>Why a reader may not be sent there; nothing if they may.</summary>
    public static AddressFlaw? FlawOf(string address)
    {
        if (!WebPattern().IsMatch(address))
            return AddressFlaw.NotWeb;
        if (UserPattern().IsMatch(address))
            return AddressFlaw.NamesUser;
        if (!AddressPattern().IsMatch(address) || !address.EnumerateRunes().All(CharacterRules.IsAllowedInAddress))
            return AddressFlaw.Characters;
        return Uri.TryCreate(address, UriKind.Absolute, out _) ? null : AddressFlaw.NotWeb;
    }

    /// <summary>A language tag of BCP 47, as far as its form tells.</summary>
    public static bool IsLanguage(string? language) => language is { Length: <= LanguageMaxLength } && LanguagePattern().IsMatch(language);

    [GeneratedRegex("^https?://[^/?#]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebPattern();

    /// <summary>Browsers go to what stands behind the “@”.</summary>
    [GeneratedRegex("^[^:]+://[^/?#]*@")]
    private static partial Regex UserPattern();

    /// <summary>A host in letters or numbers, perhaps a port, and nothing that cannot be seen or that browsers would read as something else.</summary>
    [GeneratedRegex(@"^[^:]+://(\[[0-9A-Fa-f:.]+\]|[\p{L}\p{M}\p{Nd}._-]+)(:[0-9]+)?([/?#][^\\]*)?\z")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\\z")]
    private static partial Regex DatePattern();
}
