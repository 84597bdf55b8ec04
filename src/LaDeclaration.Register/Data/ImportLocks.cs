using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>Lets each person import one file at a time, by a row in the database, which holds across nodes and the command line.</summary>
public sealed class ImportLocks(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private const int MaxAttempts = 20;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Waits up to five seconds while another import of that person runs, so that a form sent twice can redirect to the result of the first.
    /// Null if that takes longer. Disposing the result releases the lock.
    /// </summary>
    public async Task<IAsyncDisposable?> Acquire(string staffId, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAcquire(staffId, cancellation) is { } acquired)
                return acquired;
            if (attempt == MaxAttempts)
                return null;
            await Task.Delay(RetryDelay, cancellation);
        }
    }

    private async Task<ImportLock?> TryAcquire(string staffId, CancellationToken cancellation)
    {
        await using var db = contextFactory();
        var running = new RunningImport { StaffId = staffId, StartedAt = time.GetUtcNow().UtcDateTime };
        var expired = running.StartedAt - RunningImport.MaxDuration;
        await db.RunningImports.Where(r => r.StaffId == staffId && r.StartedAt < expired).ExecuteDeleteAsync(cancellation);
        if (await db.RunningImports.AnyAsync(r => r.StaffId == staffId, cancellation))
            return null; // Avoids the unique clash below, which logs a warning.
        db.Add(running);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            return null;
        }
        return new ImportLock(contextFactory, running);
    }

    private sealed class ImportLock(RegisterDbContextFactory contextFactory, RunningImport running) : IAsyncDisposable
    {
        /// <summary>Deletes only this lock, not one acquired after it had expired.</summary>
        public async ValueTask DisposeAsync()
        {
            await using var db = contextFactory();
            await db.RunningImports.Where(r => r.StaffId == running.StaffId && r.StartedAt == running.StartedAt).ExecuteDeleteAsync(CancellationToken.None);
        }
    }
}
