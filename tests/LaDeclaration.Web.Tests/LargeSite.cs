using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Web.Tests;

/// <summary>A site whose register is thirty times the statement's: 60 countries, 8 pillars, 330 committees, 3,000 revisions.</summary>
public sealed class LargeSite : IAsyncLifetime
{
    internal static readonly Template Thirty = new("thirty", services => RegisterGenerator.Fill(services, RegisterScale.Thirty));

    public Site Site { get; private set; } = null!;

    public static Task<Site> Started(DatabaseProvider provider) => Site.Started(provider, site => site.Holding = Thirty);

    public async Task InitializeAsync() => Site = await Started(DatabaseProvider.Sqlite);

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
