using System.Diagnostics;
using System.Runtime.Loader;
using LaDeclaration.Benchmarks.Probes;

/// <summary>Run by .NET before a published site's own Main (DOTNET_STARTUP_HOOKS), so that nothing in the site is there for measuring.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var benchmarks = typeof(StartupHook).Assembly;
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == benchmarks.GetName().Name ? benchmarks : null;
        DiagnosticListener.AllListeners.Subscribe(new CommandCounter());
    }
}
