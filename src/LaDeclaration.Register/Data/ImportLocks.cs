using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>Lets each person import one file at a time. The row in the database holds for every node and for the command line.</summary>
public sealed class ImportLocks(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private const int Tries = 20;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Waits a few seconds while another import of theirs is running: a form that was sent twice is then led to what its first made.
    /// None if it goes on for longer; the turn ends when it is disposed.
    /// </summary>
    public async Task<IAsyncDisposable?> Take(string staffId, CancellationToken cancellation = default)
    {
        for (var tried = 1; ; tried++)
        {
            if (await TryTake(staffId, cancellation) is { } turn)
                return turn;
            if (tried == Tries)
                return null;
            await Task.Delay(Between, cancellation);
        }
    }

    private async Task<Turn?> TryTake(string staffId, CancellationToken cancellation)
    {
        await using var db = contextFactory();
        var turn = new RunningImport { StaffId = staffId, StartedAt = time.GetUtcNow().UtcDateTime };
        var cutOff = turn.StartedAt - RunningImport.MaxDuration;
        await db.RunningImports.Where(r => r.StaffId == staffId && r.StartedAt < cutOff).ExecuteDeleteAsync(cancellation);
        if (await db.RunningImports.AnyAsync(r => r.StaffId == staffId, cancellation))
            return null; // A clash below would do, but with a warning in the log.
        db.Add(turn);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            return null;
        }
        return new Turn(contextFactory, turn);
    }

    private sealed class Turn(RegisterDbContextFactory contextFactory, RunningImport running) : IAsyncDisposable
    {
        /// <summary>Ends this turn and not one that somebody took after it had been cut off.</summary>
        public async ValueTask DisposeAsync()
        {
            await using var db = contextFactory();
            await db.RunningImports.Where(r => r.StaffId == running.StaffId && r.StartedAt == running.StartedAt).ExecuteDeleteAsync(CancellationToken.None);
        }
    }
}
