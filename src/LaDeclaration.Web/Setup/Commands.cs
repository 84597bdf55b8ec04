using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Setup;

/// <summary>A command line that cannot be carried out, with a sentence for the console.</summary>
public sealed class CommandException(string message) : Exception(message);

/// <summary>What the program does instead of serving, and what it says at start.</summary>
internal static class Commands
{
    public static async Task<bool> RanCommand(this WebApplication app, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
            return false;
        if (args is not ["staff", "add", var email, ..])
            throw new CommandException(StaffAdd.Usage);
        await using var scope = app.Services.CreateAsyncScope();
        await StaffAdd.Run(scope.ServiceProvider, email, args[3..]);
        return true;
    }

    /// <summary>Prints the set-up link once the server listens, as long as there is no account.</summary>
    public static async Task AnnounceSetup(this WebApplication app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<RegisterDbContext>().Users.AnyAsync())
                return;
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation(
            "No account exists yet. Create the first administrator at {Link}",
            app.Services.GetRequiredService<SiteAddress>().Listening + app.Services.GetRequiredService<FirstAccount>().Path));
    }
}
