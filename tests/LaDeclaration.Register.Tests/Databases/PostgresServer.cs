using System.Diagnostics;
using Npgsql;

namespace LaDeclaration.Tests.Databases;

/// <summary>
/// A real PostgreSQL server for one test process, on a Unix socket in a temporary folder. A small shell owns it and
/// stops it when its standard input closes, so it goes away with the tests however they end.
/// </summary>
public sealed class PostgresServer
{
    private const string Script = """
        trap '' INT TERM HUP
        bin=$1
        dir=$(mktemp -d "$2/register-pg-XXXXXX") || exit 1
        trap 'rm -rf "$dir"' EXIT
        "$bin/initdb" -D "$dir/data" -U register -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
        start() {
            "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=300 \
                -c fsync=off -c synchronous_commit=off -c full_page_writes=off >"$dir/log" 2>&1 &
            server=$!
            until grep -q 'ready to accept connections' "$dir/log"; do
                kill -0 $server 2>/dev/null || { cat "$dir/log" >&2; exit 1; }
                sleep 0.05
            done
            echo "$dir"
        }
        stop() {
            kill -INT $server
            wait $server
        }
        start
        while read -r asked; do
            [ "$asked" = start ] && start
            [ "$asked" = stop ] && stop && echo stopped
        done
        stop
        """;

    private static readonly Lazy<Task<PostgresServer>> Only = new(Start);
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly Process owner;
    private readonly string socket;

    private PostgresServer(Process owner, string socket)
    {
        this.owner = owner;
        this.socket = socket;
    }

    /// <summary>The running server; started by the first who asks. Skips the test where there is no PostgreSQL, but fails it under CI=true.</summary>
    public static Task<PostgresServer> Running()
    {
        Skip.If(Binaries is null && Environment.GetEnvironmentVariable("CI") != "true",
            "PostgreSQL is not installed (Debian, Ubuntu: apt-get install postgresql).");
        return Only.Value;
    }

    /// <summary>Another server, which a test may stop and start again; it goes away with the tests.</summary>
    public static async Task<PostgresServer> OfItsOwn()
    {
        await Running();
        return await Start();
    }

    public Task StopServer() => Ask("stop");

    public Task StartServer() => Ask("start");

    /// <summary>The connection string of a new database, empty or a copy of the template, to which nobody may be connected.</summary>
    public async Task<string> Create(string name, string? template = null)
    {
        await Execute($"CREATE DATABASE \"{name}\" TEMPLATE \"{template ?? "template0"}\"");
        return $"Host={socket};Username=register;Database={name};Maximum Pool Size=30";
    }

    public Task Drop(string name) => Execute($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    private static string? Binaries { get; } =
        new[] { "/usr/lib/postgresql", "/opt/homebrew/opt" }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    private static async Task<PostgresServer> Start()
    {
        var bin = Binaries ?? throw new InvalidOperationException("PostgreSQL is not installed, and CI=true allows no skipping.");
        string[] asPostgres = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        string[] command = [.. asPostgres, "sh", "-c", Script, "sh", bin, Path.GetTempPath().TrimEnd('/')];
        var owner = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var socket = await owner.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("PostgreSQL did not start: " + await owner.StandardError.ReadToEndAsync());
        return new PostgresServer(owner, socket);
    }

    private async Task Ask(string what)
    {
        await owner.StandardInput.WriteLineAsync(what);
        await owner.StandardInput.FlushAsync();
        await owner.StandardOutput.ReadLineAsync();
    }

    private async Task Execute(string sql)
    {
        if (owner.HasExited)
            throw new InvalidOperationException("PostgreSQL has stopped: " + await owner.StandardError.ReadToEndAsync());
        await OneAtATime.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection($"Host={socket};Username=register;Database=postgres");
            await connection.OpenAsync();
            await using var statement = new NpgsqlCommand(sql, connection);
            await statement.ExecuteNonQueryAsync();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
