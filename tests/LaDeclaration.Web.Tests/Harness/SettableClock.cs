namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class SettableClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private DateTimeOffset now = Start;

    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Stands still as well, so that nothing grows stale while a slow machine works.</summary>
    public override long GetTimestamp() => now.UtcTicks;

    public void Set(DateTimeOffset moment) => now = moment;

    public void Advance(TimeSpan by) => now += by;
}
