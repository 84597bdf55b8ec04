namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A class fixture with a site that listens on this machine.</summary>
public sealed class ListeningSite : IAsyncLifetime
{
    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Site.Started(prepare: s => s.Listens = true);

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
