using LaDeclaration.Register.Data;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Setup;

internal static class FirstAccountNotice
{
    /// <summary>
    /// Says how the first administrator comes in, once the server listens and as long as there is no account. The link is a secret: it goes
    /// to the console alone, past the log, which is kept in files and sent elsewhere.
    /// </summary>
    public static async Task AnnounceSetup(this WebApplication app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<RegisterDbContext>().Users.AnyAsync())
                return;
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("No account exists yet. " + (app.Services.GetRequiredService<SiteSettings>().SetupLink
            ? $"Create the first administrator at {app.Services.GetRequiredService<SiteAddress>().Listening}{app.Services.GetRequiredService<FirstAccount>().Path}"
            : "Create the first administrator with the command: staff add EMAIL --role administrator")));
    }
}
