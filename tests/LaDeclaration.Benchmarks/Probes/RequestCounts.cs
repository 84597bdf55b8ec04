namespace LaDeclaration.Benchmarks.Probes;

/// <summary>What one request cost.</summary>
public sealed class RequestCounts
{
    internal static readonly AsyncLocal<RequestCounts?> Current = new();

    private int commands;
    private int connections;
    private int rows;

    /// <summary>Database commands that EF Core sent.</summary>
    public int Commands { get => commands; init => commands = value; }

    /// <summary>Connections that were opened, from the pool or new.</summary>
    public int Connections { get => connections; init => connections = value; }

    public int Rows { get => rows; init => rows = value; }

    /// <summary>Bytes that the process allocated meanwhile.</summary>
    public long Allocated { get; set; }

    internal void CountCommand() => Interlocked.Increment(ref commands);

    internal void CountConnection() => Interlocked.Increment(ref connections);

    internal void CountRows(int read) => Interlocked.Add(ref rows, read);
}
