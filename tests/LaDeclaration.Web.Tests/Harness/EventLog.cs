using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>What the site logged, in words.</summary>
public sealed class EventLog : ILogEventSink
{
    private readonly ConcurrentQueue<(LogEventLevel Level, string Line)> events = new();

    /// <summary>Each with its source and, where there is one, its exception.</summary>
    public IReadOnlyList<string> At(LogEventLevel least) => [.. events.Where(e => e.Level >= least).Select(e => e.Line)];

    public void Emit(LogEvent logEvent) =>
        events.Enqueue((logEvent.Level, $"{logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName)} {logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {logEvent.Exception}"));
}
