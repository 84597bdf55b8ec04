using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>Brings the database up to date at start; safe when several nodes or processes start at once.</summary>
public sealed class DatabasePreparation(DatabaseProvider provider, string connectionString)
{
    // What Linux, macOS and Windows call a file that another process has locked; any other failure would stay one.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    public async Task Migrate(RegisterDbContext db, CancellationToken cancellation = default)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var alone = await LockAgainstOtherProcesses(file + ".migrating", cancellation);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        await ForgetStaleLock(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    private static async Task<FileStream> LockAgainstOtherProcesses(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException held) when (HeldByAnother.Contains(held.HResult))
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    /// <summary>EF's lock row outlives a killed process, and the next start would wait for it for ever.</summary>
    private static async Task ForgetStaleLock(RegisterDbContext db, CancellationToken cancellation)
    {
        var tables = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (tables > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellation);
    }
}
