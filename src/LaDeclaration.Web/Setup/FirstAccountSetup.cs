using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Setup;

internal static class FirstAccountSetup
{
    /// <summary>
    /// As long as there is no account, prints how to create the first administrator once the server listens. The link is a secret, so it
    /// goes to the console only, never to the log, which is kept in files and may be sent elsewhere.
    /// </summary>
    public static async Task AnnounceFirstAccount(this WebApplication app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<RegisterDbContext>().Users.AnyAsync())
                return;
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("No account exists yet. " + (app.Services.GetRequiredService<SiteSettings>().SetupLink
            ? $"Create the first administrator at {app.Services.GetRequiredService<SiteAddress>().ListeningUrl}{app.Services.GetRequiredService<FirstAccount>().Path}"
            : "Create the first administrator with the command: staff add EMAIL --role administrator")));
    }
}
