using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

public sealed class SearchIndexesTests
{
    [Fact]
    public async Task Whoever_searches_a_revision_at_once_waits_for_one_and_the_same()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var (made, indexes) = Counted(database);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => indexes.Get(2))));

        Assert.Single(all.Distinct());
        Assert.Equal(1, made());
    }

    [Fact]
    public async Task A_few_are_kept_the_ones_asked_for_last()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var (made, indexes) = Counted(database);
        var newest = await indexes.Get(9);
        foreach (var known in Enumerable.Range(1, 8))
        {
            await indexes.Get(known);
            Assert.Same(newest, await indexes.Get(9));
        }

        Assert.Equal(9, made());
        await indexes.Get(1);
        Assert.Equal(10, made());
    }

    [Fact]
    public async Task One_that_could_not_be_built_is_tried_again()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var isDown = true;
        var indexes = new SearchIndexes(() => isDown ? throw new InvalidOperationException("down") : contextFactory());
        await Assert.ThrowsAsync<InvalidOperationException>(() => indexes.Get(2));

        isDown = false;

        Assert.NotEmpty((await indexes.Get(2)).Find("mexico", A.Today, "en", 10));
    }

    [Fact]
    public async Task Who_gives_up_takes_it_from_nobody_else()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var (made, indexes) = Counted(database);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => indexes.Get(2, new CancellationToken(canceled: true)));

        Assert.NotEmpty((await indexes.Get(2)).Find("mexico", A.Today, "en", 10));
        Assert.Equal(1, made());
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_says_what_its_revision_said(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await database.Publish(A.Editor, Change.Add(A.Country("SR") with { Name = Register.Text.LocalizedText.English("Suriname") }));
        var indexes = database.Services.GetRequiredService<SearchIndexes>();

        Assert.Empty((await indexes.Get(2)).Find("suriname", A.Today, "en", 10));
        Assert.Equal("SR", Assert.Single((await indexes.Get(3)).Find("suriname", A.Today, "en", 10)).Noun.Subject.Country);
        Assert.Equal((4, 4), ((await indexes.Get(1)).Find("pillar", A.Today, "en", 10).Count, (await indexes.Get(2)).Find("pillar", A.Today, "en", 10).Count));
        Assert.Empty((await indexes.Get(1)).Find("labor mobility", A.Today, "en", 10));
    }

    private static (Func<int> Made, SearchIndexes Indexes) Counted(TestDatabase database)
    {
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var made = 0;
        return (() => made, new SearchIndexes(() =>
        {
            Interlocked.Increment(ref made);
            return contextFactory();
        }));
    }
}
