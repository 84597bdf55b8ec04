using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>What happens when servers start: once and whole, however many start at once.</summary>
public sealed class StartTests
{
    [SkippableTheory, BothDatabases]
    public async Task Two_servers_starting_at_once_on_an_empty_database_load_the_initial_data_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider);
        string[] settings = ["--Database:Provider", $"{provider}", "--ConnectionStrings:Register", database.ConnectionString];

        await using var first = new ServerProcess(settings);
        await using var second = new ServerProcess(settings);
        foreach (var address in new[] { await first.Listening(), await second.Listening() })
        {
            using var client = new HttpClient { BaseAddress = address };
            Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
        }

        await using var db = database.Open();
        Assert.Equal([1, 2], await db.Revisions.Select(r => r.Number).Order().ToListAsync());
        Assert.Equal(6, await db.ChangeSets.CountAsync());
        Assert.Equal(51, await db.Memberships.CountAsync());
    }

    [SkippableFact]
    public async Task A_server_whose_database_goes_away_says_that_it_is_not_ready_and_recovers()
    {
        await using var site = await Site.Started(DatabaseProvider.Postgres);
        await using var db = site.Database();
        var name = db.Database.GetDbConnection().Database;

        await Allow(name, false);
        Assert.Equal(503, (int)(await site.Visitor().Get("/health/ready")).StatusCode);
        Assert.Equal(200, (int)(await site.Visitor().Get("/health/live")).StatusCode);
        await Allow(name, true);
        Assert.Equal(200, (int)(await site.Visitor().Get("/health/ready")).StatusCode);

        async Task Allow(string database, bool allowed)
        {
            var elsewhere = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Database = "postgres", Pooling = false };
            await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                ALTER DATABASE "{database}" ALLOW_CONNECTIONS {allowed};
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}';
                """;
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task A_server_that_cannot_reach_its_database_does_not_start_and_names_the_setting()
    {
        await using var server = new ServerProcess("--Database:Provider", "Postgres", "--ConnectionStrings:Register", "Host=/nowhere;Database=x;Username=x");

        Assert.Equal(1, await server.Ended());
        Assert.Contains("ConnectionStrings:Register", server.Said);
        Assert.DoesNotContain("   at ", server.Said);
    }
}
