using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace LaDeclaration.Register.Data;

/// <summary>
/// Logs slow commands, once for the time until the first row and once for reading the rows. The logged text has placeholders instead
/// of values, which may be personal data.
/// </summary>
public sealed class SlowCommandInterceptor(TimeSpan threshold, ILogger<SlowCommandInterceptor> log) : DbCommandInterceptor
{
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => LogIfSlow(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(LogIfSlow(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => LogIfSlow(command, eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) =>
        new(LogIfSlow(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => LogIfSlow(command, eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(LogIfSlow(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (eventData.Duration >= threshold)
            log.LogWarning("Reading {Rows} rows took {Elapsed:0} ms: {Command:l}", eventData.ReadCount, eventData.Duration.TotalMilliseconds, command.CommandText);
        return result;
    }

    private T LogIfSlow<T>(DbCommand command, CommandExecutedEventData executed, T result)
    {
        if (executed.Duration >= threshold)
            log.LogWarning("A command took {Elapsed:0} ms: {Command:l}", executed.Duration.TotalMilliseconds, command.CommandText);
        return result;
    }
}
