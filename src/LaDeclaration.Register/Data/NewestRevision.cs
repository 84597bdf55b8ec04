namespace LaDeclaration.Register.Data;

/// <summary>
/// The newest revision's number without asking the database each time:
/// this server's own publishing is known at once, another server's within a second.
/// </summary>
public sealed class NewestRevision(RegisterContexts contexts, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private int number;
    private long askedAt;
    private bool asked;

    public async ValueTask<int> Get(CancellationToken cancellation = default)
    {
        lock (gate)
            if (asked && time.GetElapsedTime(askedAt) < FreshFor)
                return number;
        var started = time.GetTimestamp();
        await using var db = contexts();
        Learn(await db.NewestRevision(cancellation), started);
        lock (gate)
            return number;
    }

    internal void Learn(int newest) => Learn(newest, time.GetTimestamp());

    private void Learn(int newest, long at)
    {
        lock (gate)
        {
            number = Math.Max(number, newest);
            askedAt = at;
            asked = true;
        }
    }
}
