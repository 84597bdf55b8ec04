namespace LaDeclaration.Register.Data;

/// <summary>
/// The newest revision's number, without a query for every request: what this server publishes is known at once, what another
/// server publishes within a second. It never goes back.
/// </summary>
public sealed class NewestRevisionCache(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private int number;
    private long readAt;
    private bool isRead;
    private Task? reading;

    /// <summary>What is known without asking the database.</summary>
    public int Known
    {
        get
        {
            lock (gate)
                return number;
        }
    }

    /// <returns>Whether <paramref name="newest"/> is no older than a second; otherwise <see cref="Get(CancellationToken)"/> asks the database.</returns>
    public bool IsFresh(out int newest)
    {
        lock (gate)
        {
            newest = number;
            return isRead && time.GetElapsedTime(readAt) < FreshFor;
        }
    }

    public ValueTask<int> Get(CancellationToken cancellation = default) => Get(0, cancellation);

    /// <param name="atLeast">A revision that the caller knows of; if the cached one is older, the database is read.</param>
    public async ValueTask<int> Get(int atLeast, CancellationToken cancellation = default)
    {
        if (IsFresh(out var newest) && newest >= atLeast)
            return newest;
        await Read().WaitAsync(cancellation);
        if (Known < atLeast)
            await Read().WaitAsync(cancellation); // The first may have begun before that revision was published.
        return Known;
    }

    /// <summary>Raises the number without counting as read: there may be later revisions.</summary>
    public void RaiseTo(int revision)
    {
        lock (gate)
            number = Math.Max(number, revision);
    }

    internal void Update(int newest) => Update(newest, time.GetTimestamp());

    /// <summary>Everybody who asks while the database is being read waits for the same answer.</summary>
    private Task Read()
    {
        lock (gate)
            return reading is { IsCompleted: false } ? reading : reading = Task.Run(ReadOnce);
    }

    private async Task ReadOnce()
    {
        var started = time.GetTimestamp();
        await using var db = contextFactory();
        Update(await db.GetNewestRevision(), started);
    }

    private void Update(int newest, long at)
    {
        lock (gate)
        {
            number = Math.Max(number, newest);
            readAt = Math.Max(readAt, at);
            isRead = true;
        }
    }
}
