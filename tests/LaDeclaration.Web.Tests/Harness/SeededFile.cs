using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Seeding;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A database file with the initial data: made once in a run, then copied.</summary>
internal static class SeededFile
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("register-web-").FullName;
    private static readonly Lazy<Task<string>> Original = new(Make);

    static SeededFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    public static async Task<string> Copy()
    {
        var copy = Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".db");
        File.Copy(await Original.Value, copy);
        return copy;
    }

    private static async Task<string> Make()
    {
        var file = Path.Combine(Folder, "seeded.db");
        var connection = $"Data Source={file}";
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new SettableClock())
            .AddRegister(DatabaseProvider.Sqlite, connection)
            .BuildServiceProvider();
        await using (var db = services.GetRequiredService<RegisterContexts>()())
            await services.GetRequiredService<DatabasePreparation>().Migrate(db);
        await services.GetRequiredService<Seeder>().Run();
        SqliteConnection.ClearPool(new SqliteConnection(connection));
        return file;
    }
}
