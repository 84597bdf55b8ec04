using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

public sealed class NewestRevisionCacheTests
{
    [Fact]
    public async Task Knows_its_own_publishing_at_once()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded, new StoppedTime());
        var newest = database.Services.GetRequiredService<NewestRevisionCache>();
        Assert.Equal(2, await newest.Get());

        await database.Publish(A.Editor, Change.Add(A.Membership("PE")));

        Assert.Equal(3, await newest.Get());
    }

    [Fact]
    public async Task Knows_another_servers_publishing_within_a_second()
    {
        var time = new StoppedTime();
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var elsewhere = new NewestRevisionCache(database.Services.GetRequiredService<RegisterDbContextFactory>(), time);
        Assert.Equal(2, await elsewhere.Get());
        await database.Publish(A.Editor, Change.Add(A.Membership("PE")));

        time.Pass(TimeSpan.FromMilliseconds(900));
        Assert.Equal(2, await elsewhere.Get());
        time.Pass(TimeSpan.FromMilliseconds(100));
        Assert.Equal(3, await elsewhere.Get());
    }

    [SkippableTheory, BothDatabases]
    public async Task Knows_another_servers_publishing_at_once_when_it_comes_to_publish_itself(DatabaseProvider provider)
    {
        var time = new StoppedTime();
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded, time);
        var contextFactory = database.Services.GetRequiredService<RegisterDbContextFactory>();
        var draft = A.Draft(A.Editor, Change.Add(A.Membership("PE")));
        var same = A.Draft(A.Editor, Change.Add(A.Membership("PE")));
        await database.Save(draft);
        await database.Save(same);
        var (again, refused, looks, mentions) = (Elsewhere(), Elsewhere(), Elsewhere(), Elsewhere());
        foreach (var server in new[] { again, refused, looks, mentions })
            Assert.Equal(2, await server.Newest.Get());
        Assert.Equal(3, (await database.Publisher.Publish(new PublishRequest(draft.Number, draft.Version, A.Editor))).Revision());

        Assert.Equal(3, (await again.Publisher.Publish(new PublishRequest(draft.Number, draft.Version, A.Editor))).Revision());
        Assert.Equal(Rule.OneAtATime, (await refused.Publisher.Publish(new PublishRequest(same.Number, same.Version, A.Editor))).Rule());
        Assert.Equal(Rule.OneAtATime, (await looks.Publisher.Preview(same)).Rule());

        Assert.Equal((3, 3, 3), (await again.Newest.Get(), await refused.Newest.Get(), await looks.Newest.Get()));
        Assert.Equal((2, 3, 3), (await mentions.Newest.Get(), await mentions.Newest.Get(3), await mentions.Newest.Get(4)));

        (Publisher Publisher, NewestRevisionCache Newest) Elsewhere()
        {
            var newest = new NewestRevisionCache(contextFactory, time);
            return (new Publisher(contextFactory, newest, time), newest);
        }
    }
}
