using System.Data.Common;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaDeclaration.Web.Setup;

internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var name = builder.Configuration["Database:Provider"] ?? "";
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider) || int.TryParse(name, out _))
            throw SettingFaults.Wrong("Database:Provider", $"“{name}” is not a database; use Sqlite or Postgres.");
        var connection = builder.Configuration.GetConnectionString("Register");
        if (string.IsNullOrWhiteSpace(connection))
            throw SettingFaults.Wrong("ConnectionStrings:Register", "there is none; say where the database is.");

        var slow = builder.Configuration.GetValue("Log:SlowCommandMilliseconds", 500);
        if (slow < 0)
            throw SettingFaults.Wrong("Log:SlowCommandMilliseconds", $"it is {slow}; give a number of milliseconds from 0.");

        builder.AddKeyProtection();
        builder.Services.AddSingleton<IInterceptor>(all => new SlowCommands(TimeSpan.FromMilliseconds(slow), all.GetRequiredService<ILogger<SlowCommands>>()));
        builder.Services.AddRegister(provider, provider == DatabaseProvider.Sqlite ? Rooted(connection, builder.Environment.ContentRootPath) : connection);
    }

    public static async Task PrepareDatabase(this WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        try
        {
            await app.Services.GetRequiredService<DatabasePreparation>().Migrate(db);
        }
        catch (Exception unreachable) when (unreachable is DbException or IOException or UnauthorizedAccessException or { InnerException: DbException })
        {
            throw SettingFaults.Wrong("ConnectionStrings:Register", (unreachable.InnerException as DbException ?? unreachable).Message);
        }
        await app.SealSecrets(scope.ServiceProvider);
        await app.Services.GetRequiredService<Seeder>().Run();
    }

    /// <summary>A relative file is relative to the application, wherever it is started from.</summary>
    private static string Rooted(string connection, string root)
    {
        try
        {
            var sqlite = new SqliteConnectionStringBuilder(connection);
            sqlite.DataSource = Path.Combine(root, sqlite.DataSource);
            return sqlite.ToString();
        }
        catch (ArgumentException wrong)
        {
            throw SettingFaults.Wrong("ConnectionStrings:Register", wrong.Message);
        }
    }
}
