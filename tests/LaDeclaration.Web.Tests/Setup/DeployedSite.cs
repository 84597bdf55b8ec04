using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Npgsql;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>
/// The topology of compose.yaml as processes of this machine: its nodes, with the environment that it gives them, on one PostgreSQL
/// database that is empty before they start, behind a proxy. Only where things are differs.
/// </summary>
public sealed class DeployedSite : IAsyncLifetime
{
    private readonly List<ServerProcess> nodes = [];
    private TestDatabase? database;
    private ReverseProxy? proxy;

    public static Uri Address => new(Deployment.FileEnvironment["Site__Address"]);

    public IReadOnlyList<ServerProcess> Nodes => nodes;

    public ReverseProxy Proxy => proxy!;

    /// <summary>Where this machine has what containers or a unit have under /run, /etc and /var.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("register-deploy-").FullName;

    /// <summary>Starts it at the first call. Skips the test where there is no PostgreSQL, but fails it under CI=true.</summary>
    public async Task Started()
    {
        if (proxy is not null)
            return;
        database ??= await TestDatabase.Fresh(DatabaseProvider.Postgres);
        nodes.AddRange(Deployment.Compose.Nodes.Values.Select(node => new ServerProcess(Environment(node))));
        proxy = await ReverseProxy.Start(Address, await Task.WhenAll(nodes.Select(n => n.Listening())));
    }

    /// <summary>A browser whose cookies can be looked at.</summary>
    public Browser Visitor(CookieContainer cookies) => new(Proxy.Client(cookies));

    public Browser Visitor() => Visitor(new());

    /// <summary>A node's environment, with the places of this machine.</summary>
    /// <param name="host">In the place of the database's; {0} stands for that of this machine.</param>
    public Dictionary<string, string> Environment(ComposeService node, string host = "{0}")
    {
        var environment = Move(Deployment.EnvironmentOf(node));
        var here = new NpgsqlConnectionStringBuilder(database!.ConnectionString);
        environment["Site__Proxies"] = $"{IPAddress.Loopback}";
        environment["ConnectionStrings__Register"] = new NpgsqlConnectionStringBuilder(environment["ConnectionStrings__Register"])
        {
            Host = string.Format(null, host, here.Host),
            Database = here.Database,
            Username = here.Username,
        }.ConnectionString;
        return environment;
    }

    /// <summary>The environment file of a machine with systemd, with the places of this one.</summary>
    public Dictionary<string, string> UnitEnvironment() => Move(Deployment.FileEnvironment);

    public Task InitializeAsync()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=ladeclaration", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(Folder, "keys.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "keys.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(Folder, "pgpass"), "*:*:*:*:password");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
        foreach (var node in nodes)
            await node.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private Dictionary<string, string> Move(IReadOnlyDictionary<string, string> environment)
    {
        var moved = environment.ToDictionary(e => e.Key, e => e.Value
            .Replace("/run/secrets", Folder, StringComparison.Ordinal)
            .Replace("/etc/ladeclaration", Folder, StringComparison.Ordinal)
            .Replace("/var/lib/ladeclaration", Path.Combine(Folder, "state"), StringComparison.Ordinal));
        moved["Log__SlowCommandMilliseconds"] = "60000"; // On a busy machine many are slow, which is a warning.
        return moved;
    }
}
