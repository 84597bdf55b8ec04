using System.Net;
using System.Text.RegularExpressions;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Commands;

/// <summary>What an operator does on the command line, and the link to the first account in the log of a server in Production.</summary>
public sealed class CommandsTests : IAsyncLifetime
{
    private const string Ten = "a reason; ";
    private const string Hundred = Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten + Ten;
    private const string LongReason = Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + Hundred + "x";

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
        var elsewhere = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "X-Forwarded-For", "203.0.113.9" }, { "X-Forwarded-Proto", "https" } } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (here.StatusCode, elsewhere.StatusCode));
        Assert.All(here.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("^__Host-.*; path=/; secure; samesite=strict; httponly$", cookie));
    }

    [Fact]
    public async Task Staff_add_prints_a_link_that_the_server_knows()
    {
        var (code, said) = await Run("staff", "add", "\u200Bdele@example.org\u00A0", "--role", "delegate", "--country", "cl\u00A0", "--name", "\u00A0De\u00ADle");
        Assert.Equal(0, code);
        var link = new Uri(Regex.Match(said, @"http://\S+/en/account/invitation\?\S+").Value).PathAndQuery;

        await using var server = new ServerProcess("--ConnectionStrings:Register", database);
        using var client = new HttpClient { BaseAddress = await server.Listening() };
        Assert.Contains("the account of dele@example.org", await client.GetStringAsync(link));
        Assert.DoesNotContain("account/setup", server.Said);

        await AcceptInvitations();
        (code, said) = await Run("staff", "add", "Dele@example.org", "--role", "editor");
        Assert.Equal((1, "An account with this e-mail address already exists."), (code, said.Trim()));
    }

    [Theory]
    [InlineData("Usage: staff add EMAIL", "staf")]
    [InlineData("Usage: staff add EMAIL", "staff", "add")]
    [InlineData("“--rank” is not understood.", "staff", "add", "a@example.org", "--rank", "editor")]
    [InlineData("“a” is not an e-mail address.", "staff", "add", "a", "--role", "editor")]
    [InlineData("--role: administrator, editor or delegate.", "staff", "add", "a@example.org")]
    [InlineData("--role: administrator, editor or delegate.", "staff", "add", "a@example.org", "--role", "1")]
    [InlineData("--name: Character 2, after “D”, is an invisible character that changes the reading direction (U+202E). Delete it.", "staff", "add", "a@example.org", "--role", "editor", "--name", "D\u202Eele")]
    [InlineData("--reason: Character 5, after “As a”, is a control character (U+000B). Delete it.", "import", "x.csv", "--as", "a@example.org", "--reason", "As a\u000Bletter says.")]
    [InlineData("--reason: This has 1001 characters. The maximum is 1000.", "import", "x.csv", "--as", "a@example.org", "--reason", LongReason)]
    [InlineData("--country: a delegate has one", "staff", "add", "a@example.org", "--role", "delegate")]
    [InlineData("--country: “FR” is not", "staff", "add", "a@example.org", "--role", "delegate", "--country", "fr")]
    [InlineData("Usage: import FILE", "import")]
    [InlineData("“--for” is not understood.\nUsage: import FILE", "import", "x.csv", "--for", "a@example.org")]
    [InlineData("--as: “a@example.org” is not the e-mail address of an open account", "import", "x.csv", "--as", "a@example.org", "--reason", "As the letter says.")]
    public async Task A_command_that_cannot_be_carried_out_says_why(string sentence, params string[] arguments)
    {
        var (code, said) = await Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains(sentence, said);
    }

    [Fact]
    public async Task Import_makes_the_draft_that_the_page_would_make()
    {
        await Run("staff", "add", "editor@example.org", "--role", "editor");
        Assert.Contains("--as: “editor@example.org” is not", (await Import("editor@example.org", "")).Said);
        await AcceptInvitations();
        await using var server = new ServerProcess("--ConnectionStrings:Register", database);
        using var client = new HttpClient { BaseAddress = await server.Listening() };
        var served = await client.GetStringAsync("/data/memberships.csv");

        var (code, said) = await Import("editor@example.org", served);
        Assert.Equal((0, "The file matches the register. Nothing would change."), (code, said.Trim()));
        (code, said) = await Import("editor@example.org", served + ",labor-mobility,CL,chair,2025-03-01,on,2024-03-01,on,lima\r\n,labor-mobility,CL\r\n");
        Assert.Equal(1, code);
        Assert.Equal(
            [
                "line 53, column role: Write “lead” or “participant” in lowercase. (“chair”)",
                "line 53, column until: The role begins on 2025-03-01. The first day on which the country no longer has it must be later. (“2024-03-01”)",
                "line 54: This line has fewer fields than the first line has columns. (“,labor-mobility,CL”)",
            ],
            said.Trim().Split('\n'));

        await using (var running = kept.Open())
        {
            var id = await running.Users.Where(s => s.Email == "editor@example.org").Select(s => s.Id).SingleAsync();
            running.Add(new RunningImport { StaffId = id, StartedAt = DateTime.UtcNow });
            await running.SaveChangesAsync();
            Assert.StartsWith("Another import of this account is running at this moment.", (await Import("editor@example.org", served)).Said, StringComparison.Ordinal);
            await running.RunningImports.ExecuteDeleteAsync();
        }

        (code, said) = await Import("editor@example.org", served + ",labor-mobility,CL,participant,2025-03-01,on,,,lima\r\n", "Como dice la carta.", "--reason-language", "es");
        Assert.Equal(0, code);
        Assert.StartsWith("From the file: 1 entry added and 51 unchanged. Proposal 7 is a draft; nothing is published yet.", said, StringComparison.Ordinal);
        Assert.Matches(@"http://localhost:\d+/en/admin/change-sets/7\s", said);
        Assert.Equal(served, await client.GetStringAsync("/data/memberships.csv"));
        await using var db = kept.Open();
        var entry = await db.Journal.SingleAsync(e => e.Act == Act.Imported);
        Assert.Equal((null, 7), (entry.ById, entry.ChangeSetNumber));
        var draft = await db.ChangeSets.SingleAsync(c => c.Number == 7);
        Assert.Equal(("Como dice la carta.", "es"), (draft.Reason, draft.ReasonLanguage));
        Assert.Equal((await db.Users.SingleAsync(s => s.Email == "editor@example.org")).Id, entry.AboutId);
    }

    [Fact]
    public async Task Import_is_for_editors_and_needs_a_reason_and_a_file()
    {
        await Run("staff", "add", "editor@example.org", "--role", "administrator");
        await Run("staff", "add", "delegate@example.org", "--role", "delegate", "--country", "CL");
        await AcceptInvitations();

        Assert.Contains("--as: “delegate@example.org” is not", (await Import("delegate@example.org", "")).Said);
        Assert.Contains("--reason: say why", (await Import("editor@example.org", "", reason: " ")).Said);
        Assert.Contains("--reason-language: “tlh” is not one of the site's languages: en, es, pt, fr.", (await Import("editor@example.org", "", "As the letter says.", "--reason-language", "tlh")).Said);
        Assert.Contains("line 1: The file is empty.", (await Import("editor@example.org", "")).Said);
        Assert.Contains("nowhere.csv", (await Run("import", "nowhere.csv", "--as", "editor@example.org", "--reason", "As the letter says.")).Said);
    }

    private async Task AcceptInvitations()
    {
        await using var db = kept.Open();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.AcceptedAt, DateTime.UtcNow));
    }

    private async Task<(int Code, string Said)> Import(string author, string text, string reason = "As the letter says.", params string[] rest)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.csv");
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await Run(["import", file, "--as", author, "--reason", reason, .. rest]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<(int Code, string Said)> Run(params string[] arguments) => CommandProcess.Run(
        new Dictionary<string, string> { ["ConnectionStrings__Register"] = database, ["Log__Folder"] = "", ["Serilog__MinimumLevel__Default"] = "Error" }, arguments);
}
