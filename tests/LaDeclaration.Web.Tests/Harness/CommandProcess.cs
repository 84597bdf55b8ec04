using System.Diagnostics;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A command of the program, as an operator gives it, with settings in the environment.</summary>
public static class CommandProcess
{
    /// <returns>The exit code, and everything it wrote to its console.</returns>
    public static async Task<(int Code, string Said)> Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Web,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
