namespace LaDeclaration.Web.Tests.Settings;

/// <summary>A wrong setting stops the start with a sentence that names it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("register-settings-").FullName;

    private string Database => $"Data Source={Path.Combine(folder, "register.db")}";

    [Theory]
    [InlineData("Database:Provider", "Oracle", "“Oracle” is not a database; use Sqlite or Postgres.")]
    [InlineData("ConnectionStrings:Register", " ", "there is none; say where the database is.")]
    [InlineData("ConnectionStrings:Register", "Colour=Blue", "'colour'")]
    [InlineData("ConnectionStrings:Register", "Data Source=/proc/register.db", "/proc/register.db")]
    [InlineData("Site:Publisher", "", "name who publishes this register.")]
    [InlineData("Site:Contact", "nobody", "“nobody”; give an e-mail address or an absolute web address.")]
    [InlineData("Site:DataLicence", "", "give an SPDX identifier")]
    [InlineData("Site:Languages:0", "klingon", "“klingon”, which is not a language tag of BCP 47.")]
    [InlineData("Site:Address", "register.example.org", "give the web address")]
    [InlineData("Site:Address", "https://example.org/register", "without a path")]
    [InlineData("Site:Address", "https://user@example.org", "without a path")]
    [InlineData("Site:Address", "http://register.example.org", "begins with https")]
    [InlineData("Site:Address", "https://declaración.example", "as “xn--declaracin-obb.example”")]
    [InlineData("Site:Proxies", "nginx", "“nginx”, which is neither an IP address nor a network")]
    [InlineData("Site:Proxies", "127.0.0.1;10.0.0.0/33", "“10.0.0.0/33”")]
    [InlineData("Site:Proxies", "10.0.0.5/8", "“10.0.0.5/8”")]
    [InlineData("Site:Proxies", "10.1", "“10.1”")]
    [InlineData("Site:Proxies:0", "*", "“*”")]
    [InlineData("Site:PlainHttp", "Allow", "Allow")]
    [InlineData("Site:PlainHttp", "7", "use Redirect or Refuse")]
    [InlineData("Site:CdnSeconds", "-1", "is -1; give a number of seconds from 0 to 86400.")]
    [InlineData("Site:CdnSeconds", "86401", "from 0 to 86400")]
    [InlineData("AllowedHosts", "https://register.example.org", "“https://register.example.org” is not a host name")]
    [InlineData("AllowedHosts", "localhost;register.example.org:443", "“register.example.org:443”")]
    [InlineData("Editorial:FourEyes", "perhaps", "perhaps")]
    [InlineData("Log:Days", "many", "many")]
    public async Task A_wrong_setting_stops_the_start(string setting, string value, string sentence)
    {
        await using var server = new ServerProcess(["--ConnectionStrings:Register", Database, $"--{setting}", value]);

        Assert.Equal(1, await server.Ended());

        Assert.Contains(setting.Replace(":0", ""), server.Said);
        Assert.Contains(sentence, server.Said);
        Assert.DoesNotContain("   at ", server.Said);
    }

    [Fact]
    public async Task It_starts_on_an_empty_folder_with_the_initial_data()
    {
        await using var server = new ServerProcess("--ConnectionStrings:Register", Database);
        using var client = new HttpClient { BaseAddress = await server.Listening() };

        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
        Assert.Contains("data-committee=\"labor-mobility\"", await client.GetStringAsync("/en"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
