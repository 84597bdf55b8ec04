namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Limits on wrong passwords and codes, and on requests for letters. A browser in which nobody has signed in to the account before is unknown
/// to it: it shares the first three limits with all other unknown browsers, or with its network. A passkey cannot be guessed and is neither
/// counted nor refused.
/// </summary>
public static class AttemptLimits
{
    /// <summary>Failures for one e-mail address, whether or not it has an account, after which unknown browsers have to pause between attempts.</summary>
    public const int FailuresBeforeWaiting = 5;

    /// <summary>The pauses are 1, 2, 4 … seconds up to this.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(60);

    /// <summary>The time without a failure after which the pauses start again at one second.</summary>
    public static readonly TimeSpan PauseResetsAfter = TimeSpan.FromDays(1);

    /// <summary>Failures of one client, over all e-mail addresses, within <see cref="Window"/>.</summary>
    public const int MaxFailuresPerClient = 20;

    /// <summary>Failures in a browser that the account knows, within <see cref="Window"/>. Failures elsewhere do not count against it.</summary>
    public const int MaxFailuresPerKnownBrowser = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Failures in a row that lock an account to passwords and codes from unknown browsers, and make a known browser unknown (NIST SP 800-63B-4,
    /// section 3.2.2).
    /// </summary>
    public const int MaxFailuresInARow = 100;

    public static readonly TimeSpan KnownBrowserLifetime = TimeSpan.FromDays(90);

    /// <summary>Per account; the ones unused for longest are removed.</summary>
    public const int MaxKnownBrowsers = 20;

    /// <summary>
    /// Letters with a link requested for one e-mail address within <see cref="LetterWindow"/>; a browser that its account knows has a limit of its
    /// own, as high.
    /// </summary>
    public const int MaxLettersPerAddress = 10;

    /// <summary>Letters requested by one client within <see cref="LetterWindow"/>. A whole ministry may share one address.</summary>
    public const int MaxLettersPerClient = 50;

    public static readonly TimeSpan LetterWindow = TimeSpan.FromDays(1);
}
