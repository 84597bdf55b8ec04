using System.Diagnostics;
using System.Globalization;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LaDeclaration.Benchmarks.Databases;

/// <summary>The generated registers of one build, made at first need and kept in a folder and on a PostgreSQL server for the next run.</summary>
/// <param name="folder">Of the SQLite files.</param>
/// <param name="server">The folder with the socket of a PostgreSQL server.</param>
/// <param name="name">A part of the databases' names that says which schema they have.</param>
internal sealed class RegisterStock(string folder, string server, string name, string generator)
{
    private const string Scratch = "scratch";

    public async Task<RegisterPlace> Get(DatabaseProvider provider, RegisterScale scale)
    {
        var place = Place(provider, scale, $"{name}_{scale}");
        if (!await Exists(place))
            await Generate(place);
        return place;
    }

    /// <summary>A copy to write into; the copy before it goes away.</summary>
    public async Task<RegisterPlace> Copy(RegisterPlace original)
    {
        var copy = Place(original.Provider, original.Scale, $"{name}_{Scratch}");
        await Delete(copy);
        if (original.Provider == DatabaseProvider.Sqlite)
        {
            await EmptyLog(original);
            File.Copy(FileOf(original), FileOf(copy));
        }
        else
            await Execute($"CREATE DATABASE \"{DatabaseOf(copy)}\" TEMPLATE \"{DatabaseOf(original)}\"");
        return copy;
    }

    public async Task Delete(RegisterPlace place)
    {
        if (place.Provider == DatabaseProvider.Postgres)
            await Execute($"DROP DATABASE IF EXISTS \"{DatabaseOf(place)}\" WITH (FORCE)");
        else
            foreach (var file in Directory.GetFiles(folder, Path.GetFileName(FileOf(place)) + "*"))
                File.Delete(file);
    }

    private RegisterPlace Place(DatabaseProvider provider, RegisterScale scale, string database) => new(scale, provider,
        provider == DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, database)}.db" : $"Host={server};Username=register;Database={database}");

    private async Task Generate(RegisterPlace place)
    {
        // Under another name until it is whole, so that a run that is broken off leaves nothing half.
        var draft = Place(place.Provider, place.Scale, $"{name}_draft");
        await Delete(draft);
        Directory.CreateDirectory(folder);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start("dotnet", [generator, "generate", $"{place.Provider}", $"{place.Scale}", draft.ConnectionString]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{place} could not be generated.");
        if (place.Provider == DatabaseProvider.Sqlite)
            File.Move(FileOf(draft), FileOf(place));
        else
            await Execute($"ALTER DATABASE \"{DatabaseOf(draft)}\" RENAME TO \"{DatabaseOf(place)}\"");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place} was generated in {watch.Elapsed.TotalSeconds:0} s."));
    }

    /// <summary>Brings what a server that was killed left in the write-ahead log into the file.</summary>
    private static async Task EmptyLog(RegisterPlace place)
    {
        await using var connection = new SqliteConnection(place.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    private async Task<bool> Exists(RegisterPlace place) => place.Provider == DatabaseProvider.Sqlite
        ? File.Exists(FileOf(place))
        : await Execute($"SELECT 1 FROM pg_database WHERE datname = '{DatabaseOf(place)}'") is not null;

    private static string FileOf(RegisterPlace place) => new SqliteConnectionStringBuilder(place.ConnectionString).DataSource;

    private static string DatabaseOf(RegisterPlace place) => new NpgsqlConnectionStringBuilder(place.ConnectionString).Database!;

    private async Task<object?> Execute(string sql)
    {
        await using var connection = new NpgsqlConnection($"Host={server};Username=register;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync();
    }
}
