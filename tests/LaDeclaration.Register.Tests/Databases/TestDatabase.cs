using System.Collections.Concurrent;
using LaDeclaration.Register.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaDeclaration.Tests.Databases;

/// <summary>What a fresh database holds; made once for each provider and then copied.</summary>
public sealed record Template(string Name, Func<IServiceProvider, Task> Prepare);

/// <summary>A database of one test's own: a file in a temporary folder, or a database on the tests' server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(DatabaseProvider, string), Lazy<Task<string>>> Copied = new();
    private static readonly string Folder = Directory.CreateTempSubdirectory("register-sqlite-").FullName;

    private readonly string place;
    private readonly ServiceProvider services;

    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    private TestDatabase(DatabaseProvider provider, string connectionString, string place, TimeProvider? time)
    {
        Provider = provider;
        ConnectionString = connectionString;
        this.place = place;
        services = new ServiceCollection().AddSingleton(time ?? TimeProvider.System).AddRegister(provider, connectionString).BuildServiceProvider();
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public IServiceProvider Services => services;

    public Publisher Publisher => services.GetRequiredService<Publisher>();

    public RegisterDbContext Open() => services.GetRequiredService<RegisterDbContextFactory>()();

    /// <summary>A new database with what the template holds; nothing at all without one.</summary>
    public static async Task<TestDatabase> Fresh(DatabaseProvider provider, Template? template = null, TimeProvider? time = null)
    {
        var source = template is null
            ? null
            : await Copied.GetOrAdd((provider, template.Name), _ => new Lazy<Task<string>>(() => Make(provider, template))).Value;
        return await Create(provider, "r" + Guid.NewGuid().ToString("N"), source, time);
    }

    public async ValueTask DisposeAsync()
    {
        await Disconnect();
        if (Provider == DatabaseProvider.Postgres)
            await (await PostgresServer.Running()).Drop(place);
        else
            foreach (var file in Directory.GetFiles(Folder, Path.GetFileName(place) + "*"))
                File.Delete(file);
    }

    private static async Task<string> Make(DatabaseProvider provider, Template template)
    {
        var made = await Create(provider, "template_" + template.Name, null, null);
        await template.Prepare(made.Services);
        await made.Disconnect();
        return made.place;
    }

    private static async Task<TestDatabase> Create(DatabaseProvider provider, string name, string? source, TimeProvider? time)
    {
        if (provider == DatabaseProvider.Postgres)
            return new TestDatabase(provider, await (await PostgresServer.Running()).Create(name, source), name, time);
        var file = Path.Combine(Folder, name + ".db");
        if (source is not null)
            File.Copy(source, file);
        return new TestDatabase(provider, $"Data Source={file}", file, time);
    }

    private async Task Disconnect()
    {
        await services.DisposeAsync();
        if (Provider == DatabaseProvider.Postgres)
            NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        else
            SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
    }
}
