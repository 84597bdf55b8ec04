using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>The first account, as an operator makes it: by the link in the log of a server in Production, or on the command line.</summary>
public sealed class CommandsTests : IAsyncLifetime
{
    private TestDatabase kept = null!;

    private string database = "";

    public async Task InitializeAsync()
    {
        kept = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Site.Seeded);
        database = kept.ConnectionString;
    }

    public async Task DisposeAsync() => await kept.DisposeAsync();

    [Fact]
    public async Task The_log_shows_a_link_that_works_from_this_machine_only()
    {
        await using var server = new ServerProcess("--ConnectionStrings:Register", database, "--environment", "Production");
        using var client = new HttpClient { BaseAddress = await server.Listening() };
        await client.GetAsync("/health/ready");
        var link = new Uri(Regex.Match(server.Said, @"http://localhost:\d+/en/account/setup\?token=[\w-]+").Value).PathAndQuery;

        var here = await client.GetAsync(link);
        var elsewhere = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "X-Forwarded-For", "203.0.113.9" } } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (here.StatusCode, elsewhere.StatusCode));
        Assert.All(here.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("^__Host-.*; path=/; secure; samesite=strict; httponly$", cookie));
    }

    [Fact]
    public async Task Staff_add_prints_a_link_that_the_server_knows()
    {
        var (code, said) = await Run("staff", "add", "dele@example.org", "--role", "delegate", "--country", "cl", "--name", "Dele");
        Assert.Equal(0, code);
        var link = new Uri(Regex.Match(said, @"http://\S+/en/account/invitation\?\S+").Value).PathAndQuery;

        await using var server = new ServerProcess("--ConnectionStrings:Register", database);
        using var client = new HttpClient { BaseAddress = await server.Listening() };
        Assert.Contains("the account of dele@example.org", await client.GetStringAsync(link));
        Assert.DoesNotContain("account/setup", server.Said);

        await using (var db = kept.Open())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.AcceptedAt, DateTime.UtcNow));
        (code, said) = await Run("staff", "add", "Dele@example.org", "--role", "editor");
        Assert.Equal((1, "There is an account with this e-mail address already."), (code, said.Trim()));
    }

    [Theory]
    [InlineData("Usage: staff add EMAIL", "staf")]
    [InlineData("Usage: staff add EMAIL", "staff", "add")]
    [InlineData("“--rank” is not understood.", "staff", "add", "a@example.org", "--rank", "editor")]
    [InlineData("“a” is not an e-mail address.", "staff", "add", "a", "--role", "editor")]
    [InlineData("--role: administrator, editor or delegate.", "staff", "add", "a@example.org")]
    [InlineData("--role: administrator, editor or delegate.", "staff", "add", "a@example.org", "--role", "1")]
    [InlineData("--country: a delegate has one", "staff", "add", "a@example.org", "--role", "delegate")]
    [InlineData("--country: “FR” is not", "staff", "add", "a@example.org", "--role", "delegate", "--country", "fr")]
    public async Task A_command_that_cannot_be_carried_out_says_why(string sentence, params string[] arguments)
    {
        var (code, said) = await Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains(sentence, said);
    }

    private async Task<(int Code, string Said)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Web,
            Environment = { ["ConnectionStrings__Register"] = database, ["Log__Folder"] = "", ["Serilog__MinimumLevel__Default"] = "Error" },
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
