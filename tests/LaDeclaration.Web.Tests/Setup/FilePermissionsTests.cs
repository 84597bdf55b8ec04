using System.Text.RegularExpressions;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>Nobody but the account that runs the program can read what it writes; what others made is not its to change.</summary>
public sealed class FilePermissionsTests : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OpenFolder = Folder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode OpenFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string root = Directory.CreateTempSubdirectory("register-files-").FullName;

    public FilePermissionsTests() => File.Copy(Path.Combine(Repository.Web, "appsettings.json"), Path.Combine(root, "appsettings.json"));

    [SkippableFact]
    public async Task What_the_program_creates_is_its_own()
    {
        Skip.If(OperatingSystem.IsWindows());
        await using var server = Server();
        using var client = new HttpClient { BaseAddress = await server.Listening() };
        await client.GetAsync("/en");

        Assert.Equal(
            ["App_Data 700", "App_Data/register.db 600", "App_Data/register.db-shm 600", "App_Data/register.db-wal 600", "Logs 700", "Logs/*.json 600"],
            Modes("App_Data", "Logs"));
        Assert.DoesNotContain("can look into", server.Said);
    }

    [SkippableFact]
    public async Task What_an_earlier_version_left_open_is_closed_at_the_start()
    {
        Skip.If(OperatingSystem.IsWindows());
        foreach (var name in new[] { "App_Data", "App_Data/Mail", "Logs" })
            Set(Directory.CreateDirectory(Path.Combine(root, name)).FullName, OpenFolder);
        foreach (var name in new[] { "App_Data/Mail/old.eml", "Logs/web-20260101.json" })
        {
            await File.WriteAllTextAsync(Path.Combine(root, name), "{}");
            Set(Path.Combine(root, name), OpenFile);
        }
        await using var server = Server();
        await server.Listening();

        Assert.All(Modes("App_Data", "Logs"), line => Assert.EndsWith("00", line));
        Assert.Contains("App_Data/Mail/old.eml 600", Modes("App_Data"));
        Assert.DoesNotContain("can look into", server.Said);
    }

    [SkippableFact]
    public async Task A_folder_that_a_setting_names_is_left_as_it_is_and_warned_about()
    {
        Skip.If(OperatingSystem.IsWindows());
        foreach (var name in new[] { "shared", "shared/letters", "own" })
            Set(Directory.CreateDirectory(Path.Combine(root, name)).FullName, name == "own" ? Folder : OpenFolder);
        await using var server = Server("--ConnectionStrings:Register", "Data Source=shared/register.db", "--Mail:Folder", "shared/letters", "--Log:Folder", "own");
        await server.Listening();

        foreach (var name in new[] { "shared", "shared/letters" })
            Assert.Equal(OpenFolder, new DirectoryInfo(Path.Combine(root, name)).UnixFileMode);
        Assert.Equal([Path.Combine(root, "shared"), Path.Combine(root, "shared/letters")],
            Regex.Matches(server.Said, "can look into \"?([^\", ]+)\"?,").Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(Modes("shared").Where(line => line.Contains("register.db", StringComparison.Ordinal)), line => Assert.EndsWith(" 600", line));
    }

    [Fact]
    public async Task The_set_up_link_is_on_the_console_and_in_no_log()
    {
        string token;
        await using (var server = Server())
        {
            using var client = new HttpClient { BaseAddress = await server.Listening() };
            await client.GetAsync("/health/ready");
            token = Regex.Match(server.Said, @"http://localhost:\d+/en/account/setup\?token=([\w-]+)").Groups[1].Value;
            Assert.NotEmpty(token);
            await client.GetAsync($"/en/account/setup?token={token}");
        }

        var logs = Directory.GetFiles(Path.Combine(root, "Logs")).Select(File.ReadAllText).ToList();
        Assert.Contains(logs, log => log.Contains("account/setup", StringComparison.Ordinal));
        Assert.All(logs, log => Assert.DoesNotContain(token, log));
    }

    [Fact]
    public async Task Without_the_set_up_link_the_command_is_named()
    {
        await using var server = Server("--Site:SetupLink", "false");
        using var client = new HttpClient { BaseAddress = await server.Listening() };
        await client.GetAsync("/health/ready");

        Assert.Contains("No account exists yet. Create the first administrator with the command: staff add EMAIL --role administrator", server.Said);
        Assert.DoesNotContain("token=", server.Said);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    private ServerProcess Server(params string[] settings) => new(["--contentRoot", root, "--Log:Folder", "Logs", .. settings]);

    /// <summary>Every folder and file below, the logs as one; without the lock file of a start.</summary>
    private List<string> Modes(params string[] folders) =>
    [
        .. folders.SelectMany(folder => new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(new DirectoryInfo(Path.Combine(root, folder))))
            .Select(f => $"{Regex.Replace(Path.GetRelativePath(root, f.FullName), "web-[0-9]+.json", "*.json")} {Convert.ToString((int)f.UnixFileMode, 8)}").Distinct().Order(StringComparer.Ordinal),
    ];
}
