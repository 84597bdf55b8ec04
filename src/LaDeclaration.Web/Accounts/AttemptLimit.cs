using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Accounts;

/// <summary>A limit on attempts of one kind by one client, browser or account.</summary>
/// <param name="Key">Identifies the count in the database.</param>
/// <param name="NextAllowedAt">When the next attempt is allowed.</param>
/// <param name="ResetsAt">When the count starts again at zero.</param>
public sealed record AttemptLimit(string Key, Func<AttemptCount, DateTime> NextAllowedAt, Func<AttemptCount, DateTime> ResetsAt)
{
    /// <summary>A number of attempts within a window that starts with the first one.</summary>
    public static AttemptLimit Within(TimeSpan window, int max, string key) => new(
        key, c => c.Count < max ? c.LastAt : c.FirstAt + window, c => c.FirstAt + window);

    /// <summary>
    /// After <see cref="AttemptLimits.FailuresBeforeWaiting"/> failures a pause that doubles with each, from one second up to
    /// <see cref="AttemptLimits.MaxPause"/>.
    /// </summary>
    public static AttemptLimit WithGrowingPause(string key) => new(
        key, c => c.LastAt + Pause(c.Count - AttemptLimits.FailuresBeforeWaiting), c => c.LastAt + AttemptLimits.PauseResetsAfter);

    private static TimeSpan Pause(int doublings) =>
        doublings < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(AttemptLimits.MaxPause.TotalSeconds, Math.Pow(2, doublings)));
}
