using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Seeding;

/// <summary>The change sets that ship unpublished can be published in any order, with the effect that their sources report.</summary>
public sealed class WaitingChangeSetTests
{
    private static readonly string[] Keys = ["resettlement-renamed", "xenophobia-moved", "suriname-endorses", "wordings-corrected"];

    public static TheoryData<DatabaseProvider, int[]> Orders
    {
        get
        {
            // Each is published before and after each of the others.
            int[][] orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
            var data = new TheoryData<DatabaseProvider, int[]>();
            foreach (var provider in Enum.GetValues<DatabaseProvider>())
                foreach (var order in orders)
                    data.Add(provider, order);
            return data;
        }
    }

    [SkippableTheory, MemberData(nameof(Orders))]
    public async Task Are_published_in_any_order(DatabaseProvider provider, int[] order)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        var before = await Everything(db, 2);

        foreach (var key in order.Select(i => Keys[i]))
            await Publish(database, db, key);

        Assert.Equal(22, await db.Endorsements.InForceAt(new Clocks(A.Today, 6)).CountAsync());
        Assert.Equal(51, await db.Memberships.InForceAt(new Clocks(A.Today, 6)).CountAsync());
        Assert.Equal(before, await Everything(db, 2));
    }

    [SkippableTheory, BothDatabases]
    public async Task Resettlement_has_its_longer_name_from_17_January_2023(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        await Publish(database, db, "resettlement-renamed");

        async Task<string> Name(string on, int known) =>
            (await db.CommitteeDetails.InForceAt(new Clocks(A.Day(on), known)).SingleAsync(c => c.Committee == "refugee-resettlement")).Name.ToString();

        Assert.Equal("Refugee Resettlement", await Name("2022-12-01", 3));
        Assert.Equal("Refugee Resettlement", await Name("2023-01-16", 3));
        Assert.Equal("Refugee Resettlement and Complementary Pathways", await Name("2023-01-17", 3));
        Assert.Equal("Refugee Resettlement", await Name("2023-01-17", 2));
    }

    [SkippableTheory, BothDatabases]
    public async Task Xenophobia_is_in_pillar_1_today_and_was_in_pillar_3(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        await Publish(database, db, "xenophobia-moved");

        async Task<(int, int)> Place(DateOnly on, int known)
        {
            var details = await db.CommitteeDetails.InForceAt(new Clocks(on, known)).SingleAsync(c => c.Committee == "combatting-xenophobia");
            return (details.Pillar, details.Order);
        }

        Assert.Equal((3, 4), await Place(A.Day("2022-12-01"), 3));
        Assert.Equal((1, 4), await Place(A.Today, 3));
        Assert.Equal((3, 4), await Place(A.Today, 2));
    }

    [SkippableTheory, BothDatabases]
    public async Task Suriname_endorses_by_31_January_2024(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        await Publish(database, db, "suriname-endorses");

        var suriname = await db.Endorsements.InForceAt(new Clocks(A.Today, 3)).SingleAsync(e => e.Country == "SR");
        Assert.Equal((A.Day("2024-01-31"), DateIs.By), (suriname.From, suriname.FromIs));
        Assert.Equal(21, await db.Endorsements.InForceAt(new Clocks(A.Day("2024-01-30"), 3)).CountAsync());
        Assert.Equal(21, await db.Endorsements.InForceAt(new Clocks(A.Today, 2)).CountAsync());
    }

    [SkippableTheory, BothDatabases]
    public async Task Wordings_are_corrected_and_nothing_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        await Publish(database, db, "wordings-corrected");

        async Task<CountryDetails> Salvador(int known) => await db.CountryDetails.AsNoTracking().KnownAt(known).SingleAsync(c => c.Country == "SV");
        async Task<CommitteeDetails> Committee(string slug) => await db.CommitteeDetails.AsNoTracking().KnownAt(3).SingleAsync(c => c.Committee == slug);

        Assert.Equal(("Salvador", "El Salvador"), ((await Salvador(2)).Name.In("fr").Text, (await Salvador(3)).Name.In("fr").Text));
        Assert.Equal(["declaration", "oas-members"], (await Salvador(3)).Sources);
        var visa = await Committee("visa-and-travel-standards");
        Assert.Equal(["Aligning", "Alineación", "Alinhamento", "Alignement"], new[] { "en", "es", "pt", "fr" }.Select(language => visa.Name.In(language).Text.Split(' ')[0]));
        Assert.Equal([true, false, false, false], new[] { "en", "es", "pt", "fr" }.Select(language => visa.Name.In(language).Official));
        Assert.Contains("tráfico ilícito de migrantes", (await Committee("smuggling-and-trafficking")).Description!.In("es").Text, StringComparison.Ordinal);
        Assert.Equal("Summit of the Americas", (await db.Sources.KnownAt(3).SingleAsync(s => s.Key == "declaration")).Publisher);
        var notes = await db.Memberships.AsNoTracking().KnownAt(3).Where(m => m.RecordedIn == 3).Select(m => m.Note).ToListAsync();
        Assert.Equal(2, notes.Count);
        Assert.All(notes, note => Assert.DoesNotContain(note!.Wordings.Values, w => w.Text.Contains("print", StringComparison.Ordinal) || w.Text.Contains("impr", StringComparison.Ordinal)));
        Assert.Equal(await Everything(db, 2), await Everything(db, 3));
    }

    private static async Task Publish(TestDatabase database, RegisterDbContext db, string key)
    {
        var waiting = await db.ChangeSets.AsNoTracking().SingleAsync(c => c.SeedKey == key);
        var outcome = await database.Publisher.Publish(new PublishRequest(waiting.Number, waiting.Version, A.Editor, FourEyes: true));
        Assert.IsType<PublishOutcome.Published>(outcome);
    }

    private static async Task<List<string>> Everything(RegisterDbContext db, int known) =>
        [.. (await db.Statements.AsNoTracking().InForceAt(new Clocks(A.Today, known)).ToListAsync()).Select(s => $"{s.FactId} {s.From} {s.Until}").Order(StringComparer.Ordinal)];
}
