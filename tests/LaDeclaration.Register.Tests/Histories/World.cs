using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Tests.Data;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Histories;

/// <summary>A database and the model beside it. It starts at revision 1 with nouns, endorsements and one committee.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly Template Start = new("small-world", async services =>
    {
        await Templates.Migrated.Prepare(services);
        await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
        var first = A.Draft(A.Editor, [.. Initial().Select(Change.Add)]);
        db.Add(first);
        await db.SaveChangesAsync();
        (await services.GetRequiredService<Publisher>().Publish(new(first.Number, first.Version, A.Editor))).Revision();
    });

    private readonly TestDatabase database;
    private readonly Dictionary<(DateOnly On, int Known), List<string>> told = [];

    private World(TestDatabase database, Model model)
    {
        this.database = database;
        Model = model;
    }

    public Model Model { get; }

    public static async Task<World> Fresh(DatabaseProvider provider)
    {
        var database = await TestDatabase.Fresh(provider, Start);
        await using var db = database.Open();
        return new World(database, new Model(await Everything(db)));
    }

    public ChangeSet Draft(IEnumerable<Step> steps, bool acknowledgesBothRoles)
    {
        var draft = A.Draft(A.Editor, [.. steps.SelectMany(s => s.Changes(Model.Versions, Model.Standing))]);
        draft.AcknowledgeBothRoles(A.Editor, acknowledgesBothRoles, A.Now);
        return draft;
    }

    public static ChangeSet Draft(RevertPlan reversal)
    {
        var draft = A.Draft(A.Editor, [.. reversal.Changes]);
        draft.AcknowledgeBothRoles(A.Editor, true, A.Now);
        return draft;
    }

    public async Task<RevertPlan> PlanRevert(int revision)
    {
        await using var db = database.Open();
        return (await db.PlanRevert(revision))!;
    }

    public async Task<PublishOutcome> PublishAndApply(ChangeSet changeSet)
    {
        var outcome = await Publish(changeSet);
        if (outcome is PublishOutcome.Published)
            Model.Apply(changeSet);
        return outcome;
    }

    public async Task<PublishOutcome> Publish(ChangeSet changeSet)
    {
        await database.Save(changeSet);
        return await database.Publisher.Publish(new PublishRequest(changeSet.Number, changeSet.Version, A.Editor));
    }

    /// <summary>Every rule holds, no number is missing, and the newest answers are the model's.</summary>
    public async Task AssertAnswersAreTheModels()
    {
        await using var db = database.Open();
        var newest = await db.GetNewestRevision();
        Assert.Equal(Model.Revision, newest);
        Assert.Equal(Enumerable.Range(1, newest), await db.Revisions.OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        var everything = await Everything(db);
        List<Recorded> standing = [.. everything.Where(r => r.SupersededIn == null)];
        Assert.Empty(Rules.FindBrokenInvariants(new RegisterState(standing)));
        Assert.True(Model.IsSound(standing));
        Assert.Equal(Model.Versions.Count, everything.Count);
        Assert.Equal(everything.OfType<Statement>().Sum(s => s.Sources.Count), await db.Citations.CountAsync());

        foreach (var day in new[] { 0, 4, Step.LastDay }.Select(Step.FirstDay.AddDays))
            told[(day, newest)] = await AssertAnswer(db, new Clocks(day, newest));
    }

    public async Task AssertNothingToldHasChanged()
    {
        await using var db = database.Open();
        foreach (var ((day, known), answer) in told)
            Assert.Equal(answer, await AssertAnswer(db, new Clocks(day, known)));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<List<string>> AssertAnswer(RegisterDbContext db, Clocks clocks)
    {
        List<Recorded> rows = [.. await db.Statements.AsNoTracking().InForceAt(clocks).ToListAsync(), .. await db.Sources.AsNoTracking().KnownAt(clocks.Known).ToListAsync()];
        var answer = rows.Select(Model.Line).Order().ToList();
        Assert.Equal(Model.Answer(clocks.On, clocks.Known), answer);
        return answer;
    }

    private static async Task<List<Recorded>> Everything(RegisterDbContext db) =>
        [.. await db.Statements.AsNoTracking().ToListAsync(), .. await db.Sources.AsNoTracking().ToListAsync()];

    /// <summary>What revision 1 holds.</summary>
    public static IEnumerable<Recorded> Initial() =>
    [
        .. Step.Sources.Take(Step.FirstSources).Select(A.Source),
        A.Pillar(1),
        A.Pillar(2),
        .. Step.Countries.Select(c => A.Country(c)),
        .. Step.Countries.Select(c => A.Endorsement(c)),
        A.Committee(Step.Committees[0], pillar: 2, order: 2, from: Step.FirstDay),
    ];
}
