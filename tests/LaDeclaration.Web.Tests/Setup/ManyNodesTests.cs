using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>Several servers on one PostgreSQL, none of which is more than the others; and what each does while it is away.</summary>
public sealed class ManyNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public async Task What_one_server_publishes_another_shows_without_asking()
    {
        // The clocks stand still, so the second server does not come to ask by itself.
        await using var first = await Site.Started(DatabaseProvider.Postgres);
        await using var second = await first.Beside();
        Assert.Equal("2", await Revision(second));

        await first.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        await Until(async () => await Revision(second) == "3");
        await first.Publish(Change.Add(Rows.Membership("CL", "visa-and-travel-standards")));
        await Until(async () => await Revision(second) == "4");
    }

    [SkippableFact]
    public async Task Nor_does_a_lost_connection_keep_it_from_hearing()
    {
        await using var first = await Site.Started(DatabaseProvider.Postgres);
        await using var second = await first.Beside();
        await Revision(second);
        await Cut(first);

        await first.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        await Until(async () => await Revision(second) == "3");
    }

    [SkippableFact]
    public async Task Nobody_gets_an_older_page_after_a_newer_one()
    {
        await using var first = await Site.Started(DatabaseProvider.Postgres);
        await using var second = await first.Beside();
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            var reader = second.Visitor();
            for (var (newest, turn) = (0, n); !over.IsCancellationRequested; turn++)
            {
                var address = new[] { "/en", "/fr", "/en/committees/labor-mobility", $"/en/search?q=m{turn}" }[turn % 4];
                var shown = int.Parse((await reader.Open(address)).One("main").GetAttribute("data-revision")!, null);
                Assert.True(shown >= newest, $"{address} shows {shown} after {newest}.");
                newest = shown;
            }
        })).ToList();

        for (var n = 0; n < 10; n++)
            await first.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: $"2024-01-{n + 1:00}", until: $"2024-01-{n + 2:00}")));

        await Until(async () => await Revision(second) == "12");
        await over.CancelAsync();
        await Task.WhenAll(readers);
    }

    [SkippableFact]
    public async Task While_the_database_is_away_the_public_reads_on_and_staff_are_told_when_to_come_back()
    {
        var server = await PostgresServer.OfItsOwn();
        var connection = await server.Create("away");
        await using var site = await Site.Started(prepare: s => (s.Settings["Database:Provider"], s.Settings["ConnectionStrings:Register"]) = ("Postgres", connection));
        var before = await site.Visitor().Open("/en");
        var editor = await site.Editor();

        await server.StopServer();
        site.Clock.Advance(TimeSpan.FromSeconds(30));

        await IsAsBefore();
        await IsRefused(await site.Visitor().Get("/es/committees"), "no se puede acceder");
        await IsRefused(await editor.Get("/en/admin"), "cannot be reached");
        await IsRefused(await editor.Get("/en"), "cannot be reached");
        await IsRefused(await editor.Get("/fr/admin/queue"), "injoignable");
        await IsRefused(await site.Visitor().Get("/data/memberships.csv"), "cannot be reached");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await Ready());
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().Get("/health/live")).StatusCode);

        site.Clock.Set(new(2026, 11, 24, 0, 0, 1, TimeSpan.Zero));
        await IsAsBefore();

        await server.StartServer();
        await Until(async () =>
        {
            site.Clock.Advance(TimeSpan.FromSeconds(2));
            return (await site.Visitor().Get("/en/committees")).StatusCode == HttpStatusCode.OK && (await site.Visitor().Open("/en")).One("main").GetAttribute("data-on") == "2026-11-24";
        });
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await Ready());
        (await editor.Open("/en/admin")).Is(HttpStatusCode.OK);
        Assert.Equal(3, await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility"))));

        async Task IsAsBefore()
        {
            var page = (await site.Visitor().Open("/en")).Is(HttpStatusCode.OK);
            Assert.Equal((before.Html, before.Header("ETag")), (page.Html, page.Header("ETag")));
        }

        async Task<(HttpStatusCode, string)> Ready() => await site.Visitor().Get("/health/ready") is var answer ? (answer.StatusCode, await answer.Content.ReadAsStringAsync()) : default;

        static async Task IsRefused(HttpResponseMessage answer, string sentence)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter?.Delta);
            Assert.Equal("no-store", $"{answer.Headers.CacheControl}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains(sentence, text);
            Assert.DoesNotContain("   at ", text);
        }
    }

    [SkippableFact]
    public async Task A_database_that_takes_no_changes_leaves_the_site_readable()
    {
        await using var site = await Site.Started(DatabaseProvider.Postgres);
        await using (var db = site.Database())
        {
            var readOnly = $"ALTER DATABASE \"{db.Database.GetDbConnection().Database}\" SET default_transaction_read_only = on";
            await db.Database.ExecuteSqlRawAsync(readOnly);
        }
        await Cut(site);

        Assert.Equal("Degraded", await (await site.Visitor().Get("/health/ready")).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        (await site.Visitor().Open("/en")).Is(HttpStatusCode.OK);
    }

    private static async Task<string?> Revision(Site of) => (await of.Visitor().Open("/en")).Is(HttpStatusCode.OK).One("main").GetAttribute("data-revision");

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var end = DateTime.UtcNow + Patience; !await isSo(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < end, "It does not become so.");
    }

    /// <summary>Ends every connection to the site's database.</summary>
    private static async Task Cut(Site site)
    {
        await using var db = site.Database();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{db.Database.GetDbConnection().Database}'", connection);
        await command.ExecuteNonQueryAsync();
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
    }
}
