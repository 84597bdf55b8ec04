using System.Net;
using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Tests;

/// <summary>A page asks the database the same few questions, however much the register holds.</summary>
public sealed class QueryCountTests(QueryCountTests.SmallAndLarge sites) : IClassFixture<QueryCountTests.SmallAndLarge>
{
    private const int Most = 10;

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task More_rows_are_no_more_commands(string address)
    {
        var few = await Commands(sites.Small, address);
        var many = await Commands(sites.Large, address);

        Assert.Equal(few, many);
        Assert.InRange(many.Count, 0, Most);
    }

    private static Task<IReadOnlyList<string>> Commands(Site site, string address) =>
        site.Commands.During(async () => (await site.Visitor().Open(address)).Is(HttpStatusCode.OK));

    public sealed class SmallAndLarge : IAsyncLifetime
    {
        private const int MoreMemberships = 200;
        private const int MoreRevisions = 50;

        public Site Small { get; } = new();

        public Site Large { get; } = new();

        public async Task InitializeAsync()
        {
            await Small.InitializeAsync();
            await Large.InitializeAsync();
            await Large.Publish([.. Enumerable.Range(0, MoreMemberships).Select(n => ADay("CL", n))]);
            for (var n = 0; n < MoreRevisions; n++)
                await Large.Publish(ADay("MX", n));
            // The newest revision is asked for once in a while, by whichever page comes first.
            await Small.Visitor().Open("/en?known=1");
            await Large.Visitor().Open("/en?known=1");
        }

        public async Task DisposeAsync()
        {
            await Small.DisposeAsync();
            await Large.DisposeAsync();
        }

        /// <summary>A membership of one day, so that any number of them fit one after the other.</summary>
        private static Change ADay(string country, int n)
        {
            var day = Rows.Day("2025-01-01").AddDays(n);
            return Change.Add(Rows.Membership(country, country == "CL" ? "labor-mobility" : "investing-in-asylum", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}"));
        }
    }
}
