using System.Diagnostics;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>Lets an answer leave only at multiples of a tick, which hides what the work behind it was.</summary>
internal readonly struct EvenPace(long began)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);

    public static EvenPace Begin() => new(Stopwatch.GetTimestamp());

    public Task Keep(CancellationToken cancellation) =>
        Task.Delay(Tick - TimeSpan.FromTicks(Stopwatch.GetElapsedTime(began).Ticks % Tick.Ticks), cancellation);
}
