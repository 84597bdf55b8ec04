namespace LaDeclaration.Register.Data;

/// <summary>
/// The newest revision's number, without a query for every request: what this server publishes is known at once, what another
/// server publishes within a second.
/// </summary>
public sealed class NewestRevisionCache(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private int number;
    private long readAt;
    private bool isRead;

    public ValueTask<int> Get(CancellationToken cancellation = default) => Get(0, cancellation);

    /// <param name="atLeast">A revision that the caller knows of; if the cached one is older, the database is read.</param>
    public async ValueTask<int> Get(int atLeast, CancellationToken cancellation = default)
    {
        lock (gate)
            if (isRead && time.GetElapsedTime(readAt) < FreshFor && number >= atLeast)
                return number;
        var started = time.GetTimestamp();
        await using var db = contextFactory();
        Update(await db.GetNewestRevision(cancellation), started);
        lock (gate)
            return number;
    }

    /// <summary>Raises the number without counting as read: there may be later revisions.</summary>
    public void RaiseTo(int revision)
    {
        lock (gate)
            number = Math.Max(number, revision);
    }

    internal void Update(int newest) => Update(newest, time.GetTimestamp());

    private void Update(int newest, long at)
    {
        lock (gate)
        {
            number = Math.Max(number, newest);
            readAt = at;
            isRead = true;
        }
    }
}
