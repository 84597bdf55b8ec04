using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace LaDeclaration.Register.Data;

/// <summary>
/// Logs commands that take long: until the first row is there, and then to read the rows. The text has placeholders where values go,
/// which may be names or addresses of people; the values are not logged.
/// </summary>
/// <param name="threshold">What takes at least as long is logged.</param>
/// <param name="log">Where to.</param>
public sealed class SlowCommandInterceptor(TimeSpan threshold, ILogger<SlowCommandInterceptor> log) : DbCommandInterceptor
{
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Note(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(Note(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => Note(command, eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) =>
        new(Note(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => Note(command, eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(Note(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (eventData.Duration >= threshold)
            log.LogWarning("Reading {Rows} rows took {Elapsed:0} ms: {Command:l}", eventData.ReadCount, eventData.Duration.TotalMilliseconds, command.CommandText);
        return result;
    }

    private T Note<T>(DbCommand command, CommandExecutedEventData executed, T result)
    {
        if (executed.Duration >= threshold)
            log.LogWarning("A command took {Elapsed:0} ms: {Command:l}", executed.Duration.TotalMilliseconds, command.CommandText);
        return result;
    }
}
