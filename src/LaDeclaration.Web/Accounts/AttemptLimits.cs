namespace LaDeclaration.Web.Accounts;

/// <summary>
/// How often passwords and codes may be wrong, and letters be asked for. Whoever is a stranger to an account, which is every browser
/// in which nobody has signed in to it before, shares the first three numbers with all other strangers or with their network.
/// A passkey, which nobody can guess, is never counted nor refused.
/// </summary>
public static class AttemptLimits
{
    /// <summary>From that many wrong passwords and codes for one e-mail address on, whether or not it has an account, strangers wait between two.</summary>
    public const int FailuresBeforeWaiting = 5;

    /// <summary>The pauses are 1, 2, 4 … seconds, and never longer.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>After that long without a wrong one the pauses begin anew.</summary>
    public static readonly TimeSpan PausesForgottenAfter = TimeSpan.FromDays(1);

    /// <summary>So many wrong ones from one client, over all addresses, within <see cref="Window"/>.</summary>
    public const int FailuresOfClient = 20;

    /// <summary>So many wrong ones in a browser that the account knows, within <see cref="Window"/>; it does not share in what strangers do.</summary>
    public const int FailuresOfKnownBrowser = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>So many wrong ones in a row shut an account to strangers' passwords and codes, and make a known browser a stranger (NIST SP 800-63B-4, section 3.2.2).</summary>
    public const int MostInARow = 100;

    public static readonly TimeSpan BrowserKnownFor = TimeSpan.FromDays(90);

    /// <summary>The longest unused go.</summary>
    public const int KnownBrowsersOfOne = 20;

    /// <summary>So many letters with a link may be asked for within <see cref="LetterWindow"/> for one e-mail address; in a browser that its account knows, as many again.</summary>
    public const int LettersAskedForAddress = 10;

    /// <summary>So many from one client: a ministry may have one address for all its people.</summary>
    public const int LettersAskedByClient = 50;

    public static readonly TimeSpan LetterWindow = TimeSpan.FromDays(1);
}
