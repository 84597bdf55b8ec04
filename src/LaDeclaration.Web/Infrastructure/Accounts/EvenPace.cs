using System.Diagnostics;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Lets an answer leave only at multiples of a tick, which hides what the work behind it was.</summary>
internal readonly struct EvenPace(long began)
{
    // Longer than the work takes even on a busy server, or a second tick would tell.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static EvenPace Begin() => new(Stopwatch.GetTimestamp());

    public Task Keep(CancellationToken cancellation) =>
        Task.Delay(Tick - TimeSpan.FromTicks(Stopwatch.GetElapsedTime(began).Ticks % Tick.Ticks), cancellation);
}
