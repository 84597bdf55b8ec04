using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LaDeclaration.Register.Data;

/// <summary>Tells a database that is away, and will be back, from one that is asked something wrong.</summary>
public static class DatabaseAvailability
{
    // SQLite's primary result codes: the file is locked, cannot be read or written, cannot be opened.
    private static readonly int[] SqliteAway = [5, 6, 10, 14];

    // Classes of PostgreSQL's error codes: connection exception, insufficient resources, operator intervention (such as a shutdown).
    private static readonly string[] PostgresAway = ["08", "53", "57"];

    /// <summary>Whether it was thrown, or caused, by a database that cannot be reached.</summary>
    public static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite => SqliteAway.Contains(sqlite.SqliteErrorCode),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => false,
        PostgresException postgres => PostgresAway.Any(c => postgres.SqlState.StartsWith(c, StringComparison.Ordinal)) || postgres.SqlState == PostgresErrorCodes.ObjectNotInPrerequisiteState,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException or OperationCanceledException } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => IsAway(exception.InnerException),
    };

    /// <summary>Tries a second time, since the first may have found no more than a connection that was cut while nobody used it.</summary>
    public static async Task<T> Retry<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (IsAway(exception))
        {
            return await read();
        }
    }
}
