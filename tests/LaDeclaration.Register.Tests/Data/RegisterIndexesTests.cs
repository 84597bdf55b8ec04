using System.Data.Common;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Postgres;
using LaDeclaration.Register.Data.Sqlite;
using LaDeclaration.Register.Text;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

public sealed class RegisterIndexesTests
{
    [Fact]
    public async Task Many_readers_at_once_read_the_database_once()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var (opened, indexes) = Counted(database);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () => await indexes.Get(1 + i % 2))));

        Assert.Equal(1, opened());
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again_by_the_next_reader()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var isDown = true;
        var indexes = new RegisterIndexes(() => isDown ? throw new InvalidOperationException("down") : contextFactory());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await indexes.Get(2));

        isDown = false;

        Assert.NotEmpty((await indexes.Get(2)).Find("mexico", A.Today, "en", 10));
    }

    [Fact]
    public async Task After_a_read_that_failed_what_was_read_before_still_answers()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var isDown = false;
        var indexes = new RegisterIndexes(() => isDown ? throw new InvalidOperationException("down") : contextFactory());
        await indexes.Get(2);
        isDown = true;
        (await database.Publish(A.Editor, Change.Add(Suriname))).Revision();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await indexes.Get(3));

        Assert.NotEmpty((await indexes.Get(2)).Find("mexico", A.Today, "en", 10));
        isDown = false;
        Assert.NotEmpty((await indexes.Get(3)).Find("suriname", A.Today, "en", 10));
    }

    [Fact]
    public async Task Who_gives_up_takes_it_from_nobody_else()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var (opened, indexes) = Counted(database);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await indexes.Get(2, new CancellationToken(canceled: true)));

        Assert.NotEmpty((await indexes.Get(2)).Find("mexico", A.Today, "en", 10));
        Assert.Equal(1, opened());
    }

    [Fact]
    public async Task A_revision_that_was_not_published_is_no_reason_to_ask_for_ever()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var indexes = database.Services.GetRequiredService<RegisterIndexes>();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await indexes.Get(99));
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_says_what_its_revision_said(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await database.Publish(A.Editor, Change.Add(Suriname));
        var indexes = database.Services.GetRequiredService<RegisterIndexes>();

        Assert.Empty((await indexes.Get(2)).Find("suriname", A.Today, "en", 10));
        Assert.Equal("SR", Assert.Single((await indexes.Get(3)).Find("suriname", A.Today, "en", 10)).Noun.Subject.Country);
        Assert.Equal((4, 4), ((await indexes.Get(1)).Find("pillar", A.Today, "en", 10).Count, (await indexes.Get(2)).Find("pillar", A.Today, "en", 10).Count));
        Assert.Empty((await indexes.Get(1)).Find("labor mobility", A.Today, "en", 10));
    }

    [SkippableTheory, BothDatabases]
    public async Task After_a_publish_only_what_it_changed_is_read(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        var rows = new RowCount();
        var indexes = new RegisterIndexes(() => Open(database, rows));
        await indexes.Get(2);
        var all = rows.Read;
        (await database.Publish(A.Editor, Change.Add(Suriname))).Revision();
        (await database.Publish(A.Editor, Change.Correct(Suriname with { RecordedIn = 3 }, Suriname with { Name = LocalizedText.English("Surinam") }))).Revision();
        rows.Clear();

        var index = await indexes.Get(4);

        Assert.Equal("Surinam", index.On(A.Today).Country("SR")?.Name.In("en").Text);
        Assert.Equal("Suriname", (await indexes.Get(3)).On(A.Today).Country("SR")?.Name.In("en").Text);
        Assert.True(all > 100, $"{all} rows");
        Assert.Equal((3, 3), (rows.Commands, rows.Read)); // The newest revision, and the two versions.
    }

    private static Register.Countries.CountryDetails Suriname { get; } = A.Country("SR") with { Name = LocalizedText.English("Suriname") };

    private static (Func<int> Opened, RegisterIndexes Indexes) Counted(TestDatabase database)
    {
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var opened = 0;
        return (() => opened, new RegisterIndexes(() =>
        {
            Interlocked.Increment(ref opened);
            return contextFactory();
        }));
    }

    private static RegisterDbContext Open(TestDatabase database, RowCount rows) => database.Provider == DatabaseProvider.Sqlite
        ? new SqliteRegisterDbContext(new DbContextOptionsBuilder<SqliteRegisterDbContext>().UseRegister(database.Provider, database.ConnectionString).AddInterceptors(rows).Options)
        : new PostgresRegisterDbContext(new DbContextOptionsBuilder<PostgresRegisterDbContext>().UseRegister(database.Provider, database.ConnectionString).AddInterceptors(rows).Options);

    private sealed class RowCount : DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public int Read { get; private set; }

        public void Clear() => (Commands, Read) = (0, 0);

        public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            Commands++;
            Read += eventData.ReadCount - 1; // The last call finds no more.
            return new(result);
        }
    }
}
