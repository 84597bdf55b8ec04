using System.Diagnostics;

namespace LaDeclaration.Web.Accounts;

/// <summary>Lets an answer leave only at multiples of a tick, which hides what the work behind it was.</summary>
internal readonly struct ResponseTimePadding(long began)
{
    // Longer than the work takes even on a busy server, or a second tick would tell.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static ResponseTimePadding Start() => new(Stopwatch.GetTimestamp());

    public Task Wait(CancellationToken cancellation) =>
        Task.Delay(Tick - TimeSpan.FromTicks(Stopwatch.GetElapsedTime(began).Ticks % Tick.Ticks), cancellation);
}
