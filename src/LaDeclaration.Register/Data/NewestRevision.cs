namespace LaDeclaration.Register.Data;

/// <summary>
/// The newest revision's number without asking the database each time:
/// this server's own publishing is known at once, another server's within a second.
/// </summary>
public sealed class NewestRevisionCache(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private int number;
    private long askedAt;
    private bool asked;

    public ValueTask<int> Get(CancellationToken cancellation = default) => Get(0, cancellation);

    /// <param name="mentioned">A revision that somebody speaks of; if this server does not know it yet, the database is asked.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask<int> Get(int mentioned, CancellationToken cancellation = default)
    {
        lock (gate)
            if (asked && time.GetElapsedTime(askedAt) < FreshFor && number >= mentioned)
                return number;
        var started = time.GetTimestamp();
        await using var db = contextFactory();
        Learn(await db.GetNewestRevision(cancellation), started);
        lock (gate)
            return number;
    }

    /// <summary>There is that revision, and perhaps a later one.</summary>
    internal void Met(int revision)
    {
        lock (gate)
            number = Math.Max(number, revision);
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
