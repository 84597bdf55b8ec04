namespace LaDeclaration.Register.Data;

/// <summary>
/// The newest revision's number, without a query for every request: what this server publishes is known at once, what another
/// server publishes within a second. It never goes back. While the database is away, it is what was known last.
/// </summary>
public sealed class NewestRevisionCache(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    /// <summary>A database that takes longer for one number counts as away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private int number;
    private long readAt;
    private long triedAt;
    private bool isRead;
    private bool isAway;
    private SharedRead? reading;

    /// <summary>What is known without asking the database.</summary>
    public int Known
    {
        get
        {
            lock (gate)
                return number;
        }
    }

    /// <summary>Whether the database could not be reached when it was last asked.</summary>
    public bool IsAway
    {
        get
        {
            lock (gate)
                return isAway;
        }
    }

    /// <returns>
    /// Whether <paramref name="newest"/> is no older than a second, or there is no newer one to be had: nobody waits for a database that is away, which is
    /// asked again in the background. Otherwise <see cref="Get(CancellationToken)"/> asks it.
    /// </returns>
    public bool IsFresh(out int newest)
    {
        lock (gate)
        {
            newest = number;
            if (isRead && time.GetElapsedTime(readAt) < FreshFor)
                return true;
            if (!isAway || number == 0)
                return false;
            if (time.GetElapsedTime(triedAt) >= FreshFor)
                _ = Join(); // Nobody leaves it, so it goes on until it is too long.
            return true;
        }
    }

    public ValueTask<int> Get(CancellationToken cancellation = default) => Get(0, cancellation);

    /// <param name="atLeast">A revision that the caller knows of; if the cached one is older, the database is read.</param>
    public async ValueTask<int> Get(int atLeast, CancellationToken cancellation = default)
    {
        if (IsFresh(out var newest) && newest >= atLeast)
            return newest;
        try
        {
            await Read(cancellation);
            if (Known < atLeast)
                await Read(cancellation); // The first may have begun before that revision was published.
        }
        catch (Exception exception) when ((exception is TimeoutException or OperationCanceledException || DatabaseAvailability.IsAway(exception)) && !cancellation.IsCancellationRequested && Known > 0)
        {
            lock (gate)
                isAway = true;
        }
        return Known;
    }

    /// <summary>Raises the number without counting as read: there may be later revisions.</summary>
    public void RaiseTo(int revision)
    {
        lock (gate)
            number = Math.Max(number, revision);
    }

    internal void Update(int newest) => Update(newest, time.GetTimestamp());

    /// <summary>Everybody who asks while the database is being read waits for the same answer; it ends early when nobody does any more.</summary>
    private async Task Read(CancellationToken cancellation)
    {
        var shared = Join();
        try
        {
            await shared.Task.WaitAsync(Patience, cancellation);
        }
        finally
        {
            Leave(shared);
        }
    }

    private SharedRead Join()
    {
        lock (gate)
        {
            if (reading is not { Task.IsCompleted: false })
            {
                triedAt = time.GetTimestamp();
                var end = new CancellationTokenSource(Patience);
                reading = new SharedRead(Task.Run(() => ReadDatabase(end.Token), CancellationToken.None), end);
            }
            reading.Waiting++;
            return reading;
        }
    }

    private void Leave(SharedRead shared)
    {
        lock (gate)
        {
            shared.Waiting--;
            if (shared.Waiting > 0 || shared.Task.IsCompleted)
                return;
            if (reading == shared)
                reading = null;
        }
        shared.End.Cancel();
    }

    private async Task ReadDatabase(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        try
        {
            Update(await DatabaseAvailability.Retry(() => ReadNumber(cancellation)), started);
        }
        catch (Exception exception) when (DatabaseAvailability.IsAway(exception))
        {
            lock (gate)
                isAway = true;
            throw;
        }
    }

    private async Task<int> ReadNumber(CancellationToken cancellation)
    {
        await using var db = contextFactory();
        return await db.GetNewestRevision(cancellation);
    }

    private void Update(int newest, long at)
    {
        lock (gate)
        {
            number = Math.Max(number, newest);
            readAt = Math.Max(readAt, at);
            (isRead, isAway) = (true, false);
        }
    }

    private sealed class SharedRead(Task task, CancellationTokenSource end)
    {
        public Task Task => task;

        public CancellationTokenSource End => end;

        public int Waiting { get; set; }
    }
}
