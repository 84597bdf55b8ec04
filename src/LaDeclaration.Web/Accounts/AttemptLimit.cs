using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Accounts;

/// <summary>What is counted, of whom, and from when on it may be tried again.</summary>
/// <param name="Key">Under which it is counted.</param>
/// <param name="FreeAt">When the next may be tried after those that were.</param>
/// <param name="ForgottenAt">When counting begins anew.</param>
public sealed record AttemptLimit(string Key, Func<AttemptCount, DateTime> FreeAt, Func<AttemptCount, DateTime> ForgottenAt)
{
    /// <summary>So many within a time that begins with the first.</summary>
    public static AttemptLimit Within(TimeSpan window, int most, string key) => new(
        key, c => c.Count < most ? c.LastAt : c.FirstAt + window, c => c.FirstAt + window);

    /// <summary>A pause that doubles with each that is wrong, from one second to <see cref="AttemptLimits.LongestPause"/>.</summary>
    public static AttemptLimit Pausing(string key) => new(
        key, c => c.LastAt + Pause(c.Count - AttemptLimits.FailuresBeforeWaiting), c => c.LastAt + AttemptLimits.PausesForgottenAfter);

    private static TimeSpan Pause(int doublings) =>
        doublings < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(AttemptLimits.LongestPause.TotalSeconds, Math.Pow(2, doublings)));
}
