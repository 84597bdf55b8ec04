using System.Diagnostics;

namespace LaDeclaration.Web.Accounts;

/// <summary>Pads the response time to a multiple of one second, so that timing does not tell what was wrong or whether an account exists.</summary>
internal readonly struct ResponseTimePadding(long began)
{
    // Longer than the work takes even on a busy server, or a second interval would tell.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static ResponseTimePadding Start() => new(Stopwatch.GetTimestamp());

    public Task Wait(CancellationToken cancellation) =>
        Task.Delay(Interval - TimeSpan.FromTicks(Stopwatch.GetElapsedTime(began).Ticks % Interval.Ticks), cancellation);
}
