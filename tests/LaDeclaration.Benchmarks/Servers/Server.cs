using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LaDeclaration.Benchmarks.Servers;

/// <summary>A server process on one processor core.</summary>
internal abstract class Server : IAsyncDisposable
{
    /// <summary>The core that servers have to themselves.</summary>
    public const int Core = 0;

    private readonly Process process;

    /// <param name="command">The program and its arguments; what it writes is thrown away.</param>
    protected Server(string folder, int core, IEnumerable<string> command, IReadOnlyDictionary<string, string> environment)
    {
        // The shell and taskset become the server, so that its process is the one that was started.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = folder };
        string[] arguments = ["-c", "exec taskset -c \"$0\" \"$@\" >/dev/null 2>&1", $"{core}", .. command];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Started = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public long Started { get; }

    public int ProcessId => process.Id;

    /// <summary>Resident memory now, in megabytes.</summary>
    public double Memory => ReadStatus("VmRSS");

    /// <summary>The most resident memory so far, in megabytes.</summary>
    public double PeakMemory => ReadStatus("VmHWM");

    public bool HasEnded => process.HasExited;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Kill(null, EventArgs.Empty);
        await process.WaitForExitAsync();
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        process.Dispose();
    }

    /// <summary>Also when the benchmarks are broken off.</summary>
    private void Kill(object? sender, EventArgs e)
    {
        if (!process.HasExited)
            process.Kill();
    }

    private double ReadStatus(string name) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
