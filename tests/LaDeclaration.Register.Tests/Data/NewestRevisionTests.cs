using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

public sealed class NewestRevisionTests
{
    [Fact]
    public async Task Knows_its_own_publishing_at_once()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded, new StoppedTime());
        var newest = database.Services.GetRequiredService<NewestRevision>();
        Assert.Equal(2, await newest.Get());

        await database.Publish(A.Editor, Change.Add(A.Membership("PE")));

        Assert.Equal(3, await newest.Get());
    }

    [Fact]
    public async Task Knows_another_servers_publishing_within_a_second()
    {
        var time = new StoppedTime();
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Seeded);
        var elsewhere = new NewestRevision(database.Services.GetRequiredService<RegisterContexts>(), time);
        Assert.Equal(2, await elsewhere.Get());
        await database.Publish(A.Editor, Change.Add(A.Membership("PE")));

        time.Pass(TimeSpan.FromMilliseconds(900));
        Assert.Equal(2, await elsewhere.Get());
        time.Pass(TimeSpan.FromMilliseconds(100));
        Assert.Equal(3, await elsewhere.Get());
    }
}
