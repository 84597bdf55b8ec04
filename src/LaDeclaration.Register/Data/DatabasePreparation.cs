using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaDeclaration.Register.Data;

/// <summary>Creates and migrates the database at start; safe if several nodes or processes start at once.</summary>
public sealed class DatabasePreparation(DatabaseProvider provider, string connectionString)
{
    // The error codes of Linux, macOS and Windows for a file locked by another process; other errors are not worth a retry.
    private static readonly int[] LockedByOtherProcess = [11, 35, unchecked((int)0x80070020)];

    // The key of an advisory lock, arbitrary but unique: “LaDe” in ASCII.
    private const long MigrationLock = 0x4C614465;

    /// <summary>The full path of the SQLite file; null for PostgreSQL.</summary>
    public string? File { get; } = provider == DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource) : null;

    public async Task Migrate(RegisterDbContext db, CancellationToken cancellation = default)
    {
        if (File is null)
        {
            await MigrateServer(db, cancellation);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await using var fileLock = await LockAgainstOtherProcesses(File + ".migrating", cancellation);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        await DeleteStaleLock(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>Takes an advisory lock, because EF's own lock is released between two migrations.</summary>
    private static async Task MigrateServer(RegisterDbContext db, CancellationToken cancellation)
    {
        var server = db.GetService<IRelationalDatabaseCreator>();
        if (!await server.ExistsAsync(cancellation))
            await Create(server, cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellation);
            await db.Database.MigrateAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task Create(IRelationalDatabaseCreator server, CancellationToken cancellation)
    {
        try
        {
            await server.CreateAsync(cancellation);
        }
        catch (DbException) when (!cancellation.IsCancellationRequested)
        {
            if (!await server.ExistsAsync(cancellation)) // Another node may have created it meanwhile.
                throw;
        }
    }

    private static async Task<FileStream> LockAgainstOtherProcesses(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException held) when (LockedByOtherProcess.Contains(held.HResult))
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    /// <summary>EF's lock row survives a killed process, and the next start would wait for it forever.</summary>
    private static async Task DeleteStaleLock(RegisterDbContext db, CancellationToken cancellation)
    {
        var tables = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (tables > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellation);
    }
}
