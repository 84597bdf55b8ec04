using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Commands;

internal static class CommandLine
{
    /// <returns>False if the arguments name no command, so that the site is to be served.</returns>
    /// <exception cref="CommandException">The command is unknown or could not be carried out.</exception>
    public static async Task<bool> TryRunCommand(this WebApplication app, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
            return false;
        await using var scope = app.Services.CreateAsyncScope();
        await (args switch
        {
            ["staff", "add", var email, .. var options] => StaffAddCommand.Run(scope.ServiceProvider, email, options),
            ["import", var file, .. var options] => ImportCommand.Run(scope.ServiceProvider, file, options),
            _ => throw new CommandException($"{StaffAddCommand.Usage}\n\n{ImportCommand.Usage}"),
        });
        return true;
    }

    /// <summary>Parses “--name value” pairs.</summary>
    /// <exception cref="CommandException">An option is unknown, given twice or without a value.</exception>
    public static IReadOnlyDictionary<string, string> ParseOptions(string[] args, string[] known, string usage)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
            if (!known.Contains(args[i]) || i + 1 == args.Length || !options.TryAdd(args[i], args[i + 1]))
                throw new CommandException($"“{args[i]}” is not understood.\n{usage}");
        return options;
    }

    /// <summary>Reads the value of an option as <see cref="SoundText"/>.</summary>
    /// <param name="needed">The sentence if it is missing.</param>
    /// <exception cref="CommandException">It is missing or invalid.</exception>
    public static string ReadText(IServiceProvider services, IReadOnlyDictionary<string, string> options, string option, int maxLength, string needed, bool isLong = false, string? language = null)
    {
        var text = SoundText.Read(options.GetValueOrDefault(option), maxLength, isLong, language);
        if (text.Fault is { } fault)
            throw new CommandException($"{option}: {services.GetRequiredService<IStringLocalizer<Words>>().Sentence(fault)}");
        return text.IsEmpty ? throw new CommandException($"{option}: {needed}") : text.Text;
    }
}
