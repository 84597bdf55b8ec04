using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaDeclaration.Benchmarks.Probes;

/// <summary>Counts what EF Core does for the request under way.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly string Executed = RelationalEventId.CommandExecuted.Name!;
    private static readonly string Opened = RelationalEventId.ConnectionOpened.Name!;
    private static readonly string Read = RelationalEventId.DataReaderDisposing.Name!;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this, name => RequestCounts.Current.Value is not null && (name == Executed || name == Opened || name == Read));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (RequestCounts.Current.Value is not { } counts)
            return;
        if (value.Key == Executed)
            counts.CountCommand();
        else if (value.Key == Opened)
            counts.CountConnection();
        else if (value is { Value: DataReaderDisposingEventData reader })
            counts.CountRows(reader.ReadCount);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
