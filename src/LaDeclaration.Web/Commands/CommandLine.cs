using LaDeclaration.Register.Text;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Commands;

/// <summary>What the program does instead of serving, and what it says at start.</summary>
internal static class CommandLine
{
    public static async Task<bool> RunCommand(this WebApplication app, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
            return false;
        await using var scope = app.Services.CreateAsyncScope();
        await (args switch
        {
            ["staff", "add", var email, .. var rest] => StaffAddCommand.Run(scope.ServiceProvider, email, rest),
            ["import", var file, .. var rest] => ImportCommand.Run(scope.ServiceProvider, file, rest),
            _ => throw new CommandException($"{StaffAddCommand.Usage}\n\n{ImportCommand.Usage}"),
        });
        return true;
    }

    /// <summary>“--name value” pairs, each of the known names at most once.</summary>
    public static IReadOnlyDictionary<string, string> ReadOptions(string[] rest, string[] known, string usage)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < rest.Length; i += 2)
            if (!known.Contains(rest[i]) || i + 1 == rest.Length || !options.TryAdd(rest[i], rest[i + 1]))
                throw new CommandException($"“{rest[i]}” is not understood.\n{usage}");
        return options;
    }

    /// <summary>A text given with an option, as it may be kept.</summary>
    /// <exception cref="CommandException">It is missing, or something is wrong with it.</exception>
    public static string ReadText(IServiceProvider services, IReadOnlyDictionary<string, string> options, string option, int maxLength, string needed, bool isLong = false, string? language = null)
    {
        var text = SoundText.Read(options.GetValueOrDefault(option), maxLength, isLong, language);
        if (text.Fault is { } fault)
            throw new CommandException($"{option}: {services.GetRequiredService<IStringLocalizer<Words>>().Sentence(fault)}");
        return text.IsEmpty ? throw new CommandException($"{option}: {needed}") : text.Text;
    }
}
