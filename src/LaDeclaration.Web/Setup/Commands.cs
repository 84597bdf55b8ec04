namespace LaDeclaration.Web.Setup;

/// <summary>A command line that cannot be carried out, with a sentence for the console.</summary>
public sealed class CommandException(string message) : Exception(message);

/// <summary>What the program does instead of serving, and what it says at start.</summary>
internal static class Commands
{
    public static Task<bool> RanCommand(this WebApplication app, string[] args) => Task.FromResult(false);

    public static Task AnnounceSetup(this WebApplication app) => Task.CompletedTask;
}
