using System.Diagnostics;
using System.Text.RegularExpressions;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>The files of src/deploy say of the code and of each other what is so, as far as that shows without a container engine.</summary>
public sealed partial class DeploymentTests
{
    private const string State = "/var/lib/ladeclaration";

    private static readonly Compose Compose = Deployment.Compose;

    private static string Dockerfile { get; } = Deployment.Read("Dockerfile");

    private static string Unit { get; } = Deployment.Read("ladeclaration.service");

    /// <summary>Those of appsettings.json, and those that the settings' classes have beside them, with a colon between the parts.</summary>
    private static HashSet<string> KnownSettings { get; } =
    [
        .. new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Web, "appsettings.json")).Build().AsEnumerable().Select(s => s.Key),
        .. new[] { ("Site", typeof(SiteSettings)), ("Editorial", typeof(EditorialSettings)), ("Mail", typeof(MailSettings)), ("DataProtection", typeof(DataProtectionSettings)) }
            .SelectMany(s => s.Item2.GetProperties().Select(p => $"{s.Item1}:{p.Name}")),
    ];

    [Theory]
    [InlineData("Dockerfile", 4)]
    [InlineData("compose.yaml", 7)]
    [InlineData("site.env", 10)]
    [InlineData("ladeclaration.service", 0)]
    [InlineData("README.md", 5)]
    public void Every_setting_that_a_file_names_exists(string file, int atLeast)
    {
        var named = SettingName().Matches(Deployment.Read(file)).Select(m => m.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(named.Count >= atLeast, string.Join(", ", named));
        Assert.Empty(named.Except(KnownSettings));
    }

    [Fact]
    public void The_image_is_built_and_run_on_the_framework_of_the_projects()
    {
        var framework = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), "<TargetFramework>net(.+)</TargetFramework>").Groups[1].Value;

        Assert.Equal(
            [$"mcr.microsoft.com/dotnet/sdk:{framework}", $"mcr.microsoft.com/dotnet/aspnet:{framework}-noble-chiseled-extra"],
            BaseImage().Matches(Dockerfile).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void The_image_is_built_from_every_project_with_its_lock_file_and_then_from_all_sources()
    {
        var restore = Dockerfile.IndexOf("RUN dotnet restore", StringComparison.Ordinal);
        var copies = SourceCopy().Matches(Dockerfile).Select(m => (m.Index, Sources: m.Groups[1].Value.Split(' '))).ToList();
        var before = copies.Where(c => c.Index < restore).SelectMany(c => c.Sources).ToList();
        var source = Path.Combine(Repository.Root, "src");
        var needed = Directory.GetFiles(source, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(p => new[] { p, Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json") })
            .Append(Path.Combine(Repository.Root, "Directory.Build.props")).Append(Path.Combine(Repository.Root, ".editorconfig"))
            .Select(f => Path.GetRelativePath(Repository.Root, f)).ToList();

        Assert.Equal(needed.Order(StringComparer.Ordinal), before.Order(StringComparer.Ordinal));
        Assert.All(needed, f => Assert.True(File.Exists(Path.Combine(Repository.Root, f)), f));
        Assert.Equal(["src"], Assert.Single(copies, c => c.Index > restore).Sources);
        Assert.Contains("--locked-mode", Dockerfile);
        var ignored = Deployment.Read("Dockerfile.dockerignore").Split('\n');
        Assert.Equal(("**", true), (ignored[0], new[] { "!src", "!Directory.Build.props", "!.editorconfig", "**/bin", "**/obj" }.All(ignored.Contains)));
    }

    [Fact]
    public void Every_container_is_closed_and_comes_back_by_itself()
    {
        Assert.Equal(2, Compose.Nodes.Count);
        Assert.All(Compose.Services.Values, s =>
        {
            Assert.True(s.ReadOnly);
            Assert.Equal(["ALL"], s.CapDrop);
            Assert.Equal(["no-new-privileges:true"], s.SecurityOpt);
            Assert.NotEmpty(s.MemLimit);
            Assert.Equal("unless-stopped", s.Restart);
        });
        Assert.Matches("(?m)^USER [1-9][0-9]*$", Dockerfile);
    }

    [Fact]
    public void Compose_uses_what_it_defines_and_defines_what_it_uses()
    {
        var volumes = Compose.Services.Values.SelectMany(s => s.Volumes).Select(v => v.Split(':')[0]).ToLookup(v => v.StartsWith("./", StringComparison.Ordinal));

        Assert.Equal(Compose.Volumes.Keys.Order(), volumes[false].Distinct().Order());
        Assert.All(volumes[true], v => Assert.True(File.Exists(Path.Combine(Deployment.Folder, v)), v));
        Assert.Equal(Compose.Secrets.Keys.Order(), Compose.Services.Values.SelectMany(s => s.Secrets).Distinct().Order());
        Assert.Equal(Compose.Networks.Keys.Order(), Compose.Services.Values.SelectMany(s => s.NetworkNames).Distinct().Order());
        Assert.All(Compose.Nodes.Values, n => Assert.True(File.Exists(Path.Combine(Deployment.Folder, n.Build["context"], n.Build["dockerfile"]))));
    }

    [Fact]
    public void A_node_writes_where_a_volume_is_and_reads_secrets_that_it_is_given()
    {
        foreach (var node in Compose.Nodes.Values)
        {
            var places = Deployment.EnvironmentOf(node).Values.SelectMany(v => Place().Matches(v)).Select(m => m.Value).ToList();

            Assert.All(places, p => Assert.True(p.StartsWith("/run/secrets/", StringComparison.Ordinal) ? node.Secrets.Contains(p["/run/secrets/".Length..]) : p.StartsWith(State + "/", StringComparison.Ordinal), p));
            Assert.Contains(node.Volumes, v => v.EndsWith(":" + State, StringComparison.Ordinal));
            Assert.Contains("/tmp", node.Tmpfs);
            Assert.Equal("", Deployment.EnvironmentOf(node)["Log__Folder"]);
        }
    }

    [Fact]
    public void The_database_has_room_for_the_pools_of_all_nodes()
    {
        const int MaxConnections = 100; // PostgreSQL's own default, of which it keeps three back.
        var connections = Compose.Nodes.Values.Select(n => new NpgsqlConnectionStringBuilder(n.Environment["ConnectionStrings__Register"])).ToList();

        Assert.InRange(connections.Sum(c => c.MaxPoolSize), 1, MaxConnections - 10);
        var server = Compose.Services[Assert.Single(connections.Select(c => c.Host).Distinct())!];
        Assert.All(connections, c => Assert.Equal((c.Database, c.Username), (server.Environment["POSTGRES_DB"], server.Environment["POSTGRES_USER"])));
    }

    [Fact]
    public void The_proxy_knows_every_node_and_every_node_the_proxy()
    {
        var proxy = Deployment.Read("Caddyfile");
        var port = Regex.Match(Dockerfile, "(?m)^EXPOSE (.+)$").Groups[1].Value;
        var address = (((IDictionary<object, object>)Compose.Services["proxy"].Networks!)["front"] as IDictionary<object, object>)!["ipv4_address"];

        Assert.Equal(Compose.Nodes.Keys.Select(n => $"{n}:{port}"), Regex.Match(proxy, "reverse_proxy (.+) {").Groups[1].Value.Split(' '));
        Assert.All(Compose.Nodes.Values, n => Assert.Equal(address, n.Environment["Site__Proxies"]));
        Assert.Equal("/health/ready", Regex.Match(proxy, "health_uri (.+)").Groups[1].Value);
        Assert.Contains("{$Site__Address} {", proxy);
        Assert.Contains("Site__Address", Compose.Services["proxy"].Environment.Keys);
    }

    [SkippableFact]
    public async Task Systemd_understands_every_line_of_the_unit()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "systemd-analyze"))), "systemd-analyze is not installed.");
        var start = new ProcessStartInfo("systemd-analyze", ["verify", Path.Combine(Deployment.Folder, "ladeclaration.service")]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.DoesNotContain(said.Split('\n'), line => line.Contains("ladeclaration.service", StringComparison.Ordinal) && line.Contains("ignoring", StringComparison.Ordinal));
    }

    [Fact]
    public void The_unit_gives_the_program_what_its_environment_file_uses()
    {
        Assert.Contains($"\nStateDirectory={Path.GetFileName(State)}\n", Unit);
        Assert.Contains("\nProtectSystem=strict\n", Unit);
        Assert.Contains("\nEnvironmentFile=/etc/ladeclaration/site.env\n", Unit);
        Assert.All(Deployment.FileEnvironment.Values.SelectMany(v => Place().Matches(v)), p => Assert.Matches("^(/var/lib|/etc)/ladeclaration/", p.Value));
        Assert.EndsWith(" LaDeclaration.Web.dll", Regex.Match(Unit, "(?m)^ExecStart=(.+)$").Groups[1].Value);
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"LaDeclaration.Web.dll\"]", Dockerfile);
    }

    [Fact]
    public void The_run_book_names_every_file_beside_it()
    {
        var book = Deployment.Read("README.md");

        Assert.All(Directory.GetFiles(Deployment.Folder).Select(Path.GetFileName).Where(f => f is not ("README.md" or ".gitignore" or ".env")), f => Assert.Contains($"`{f}`", book));
    }

    [GeneratedRegex(@"(?<![/\w])[A-Z][A-Za-z]+(?:(?:__|:)[A-Za-z]+)+\b")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"^FROM (?:--\S+ )?(\S+)", RegexOptions.Multiline)]
    private static partial Regex BaseImage();

    /// <summary>What is copied from the repository, without its target.</summary>
    [GeneratedRegex(@"^COPY ((?!--).+) \S+$", RegexOptions.Multiline)]
    private static partial Regex SourceCopy();

    [GeneratedRegex(@"(?<![\w.])/(?:etc|run|var)/[\w./-]+")]
    private static partial Regex Place();
}
