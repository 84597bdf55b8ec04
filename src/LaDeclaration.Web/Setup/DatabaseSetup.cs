using System.Data.Common;
using LaDeclaration.Register.Data.Postgres;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaDeclaration.Web.Setup;

internal static class DatabaseSetup
{
    private const string ConnectionSetting = "ConnectionStrings:Register";

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var name = builder.Configuration["Database:Provider"] ?? "";
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider) || int.TryParse(name, out _))
            throw SettingErrors.Create("Database:Provider", $"“{name}” is not a database; use Sqlite or Postgres.");
        var connection = builder.Configuration.GetConnectionString("Register");
        if (string.IsNullOrWhiteSpace(connection))
            throw SettingErrors.Create(ConnectionSetting, "there is none; say where the database is.");

        var slow = builder.Configuration.GetValue("Log:SlowCommandMilliseconds", 500);
        if (slow < 0)
            throw SettingErrors.Create("Log:SlowCommandMilliseconds", $"it is {slow}; give a number of milliseconds from 0.");

        builder.AddDataProtection();
        builder.Services.AddSingleton<IInterceptor>(services => new SlowCommandInterceptor(TimeSpan.FromMilliseconds(slow), services.GetRequiredService<ILogger<SlowCommandInterceptor>>()));
        if (provider == DatabaseProvider.Postgres)
            builder.Services.AddHostedService(services => new RevisionListener(connection, services.GetRequiredService<NewestRevisionCache>()));
        builder.Services.AddRegister(provider, provider == DatabaseProvider.Sqlite ? MakePathAbsolute(connection, builder.Environment.ContentRootPath) : connection);
    }

    /// <summary>Migrates and seeds the database.</summary>
    public static async Task PrepareDatabase(this WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        try
        {
            await app.Services.GetRequiredService<DatabasePreparation>().Migrate(db);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or { InnerException: DbException })
        {
            throw SettingErrors.Create(ConnectionSetting, (exception.InnerException as DbException ?? exception).Message);
        }
        await app.EncryptStoredSecrets(scope.ServiceProvider);
        await app.Services.GetRequiredService<Seeder>().Run();
    }

    private static string MakePathAbsolute(string connection, string root)
    {
        try
        {
            var sqlite = new SqliteConnectionStringBuilder(connection);
            sqlite.DataSource = Path.Combine(root, sqlite.DataSource);
            return sqlite.ToString();
        }
        catch (ArgumentException exception)
        {
            throw SettingErrors.Create(ConnectionSetting, exception.Message);
        }
    }
}
