using LaDeclaration.Register.Data;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A class fixture with the same site on either database, each started when first asked for.</summary>
public sealed class Sites : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, Site> started = [];

    public async Task<Site> On(DatabaseProvider provider)
    {
        if (!started.TryGetValue(provider, out var site))
            started[provider] = site = await Site.Started(provider);
        return site;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in started.Values)
            await site.DisposeAsync();
    }
}
