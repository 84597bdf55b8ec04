using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests;

/// <summary>A page asks the database the same few questions, however much the register holds.</summary>
public sealed class QueryCountTests(QueryCountTests.SmallAndLarge sites) : IClassFixture<QueryCountTests.SmallAndLarge>
{
    private const int Most = 12;
    private const int MostForStaff = 22;

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task More_rows_are_no_more_commands(string address)
    {
        var few = await Commands(sites.Small, address);
        var many = await Commands(sites.Large, address);

        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 0, Most);
    }

    [Theory]
    [InlineData("/en/admin")]
    [InlineData("/en/admin/queue")]
    [InlineData("/en/admin/overrides")]
    [InlineData("/en/admin/unconfirmed")]
    [InlineData("/en/admin/glossary")]
    [InlineData("/en/admin/change-sets")]
    [InlineData("/en/admin/change-sets/3")]
    [InlineData("/en/admin/committees")]
    [InlineData("/en/admin/committees/labor-mobility")]
    [InlineData("/en/admin/committees/labor-mobility/memberships")]
    [InlineData("/en/admin/committees/labor-mobility/hand-over")]
    [InlineData("/en/admin/countries")]
    [InlineData("/en/admin/countries/cl")]
    [InlineData("/en/admin/countries/cl/memberships")]
    [InlineData("/en/admin/countries/cl/endorsement")]
    [InlineData("/en/admin/import")]
    [InlineData("/en/admin/matrix")]
    [InlineData("/en/admin/pillars")]
    [InlineData("/en/admin/pillars/2/order")]
    [InlineData("/en/admin/revisions")]
    [InlineData("/en/admin/revisions/2/revert")]
    [InlineData("/en/admin/sources")]
    [InlineData("/en/admin/journal")]
    [InlineData("/en/admin/staff")]
    public async Task Nor_are_they_on_a_page_for_staff(string address)
    {
        var few = await Commands(sites.Small, address, sites.SmallStaff);
        var many = await Commands(sites.Large, address, sites.LargeStaff);

        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, MostForStaff);
    }

    private static Task<IReadOnlyList<string>> Commands(Site site, string address, Browser? browser = null) =>
        site.Commands.During(async () => (await (browser ?? site.Visitor()).Open(address)).Is(HttpStatusCode.OK));

    public sealed class SmallAndLarge : IAsyncLifetime
    {
        private const int MoreMemberships = 200;
        private const int MoreRevisions = 50;
        private const int MoreWaiting = 20;

        public Site Small { get; } = new();

        public Site Large { get; } = new();

        public Browser SmallStaff { get; private set; } = null!;

        public Browser LargeStaff { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Small.InitializeAsync();
            await Large.InitializeAsync();
            await Large.Publish([.. Enumerable.Range(0, MoreMemberships).Select(n => ADay("CL", n))]);
            for (var n = 0; n < MoreRevisions; n++)
                await Large.Publish(ADay("MX", n));
            SmallStaff = await Small.Administrator();
            LargeStaff = await Large.Administrator();
            for (var n = 0; n < MoreWaiting; n++)
            {
                var delegated = await Large.AddStaff($"delegate{n}@example.org", StaffRole.Delegate, "CL");
                await Large.Submit(delegated.AsActor(), ADay("CL", MoreMemberships + n));
            }
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
