using System.Reflection;
using System.Text.Json;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data.Configurations;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data.Seeding;

/// <summary>
/// Loads the change sets of the initial data, in the order of their files, each key only once, whatever became of it since. One
/// transaction holds the publishers' lock, so that several nodes may start at once.
/// </summary>
public sealed class Seeder(RegisterDbContextFactory contextFactory, Publisher publisher, NewestRevisionCache newest, TimeProvider time)
{
    public async Task Run(CancellationToken cancellation = default)
    {
        var seeds = Read().ToList();
        await using var db = contextFactory();
        if (await AreAllLoaded(db, seeds, cancellation))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, c => c.Newest), cancellation);
        var loaded = await db.ChangeSets.Where(c => c.SeedKey != null).Select(c => c.SeedKey).ToListAsync(cancellation);
        foreach (var seed in seeds.Where(s => !loaded.Contains(s.Key)))
            await Load(db, seed, cancellation);
        var number = await db.GetNewestRevision(cancellation);
        await transaction.CommitAsync(cancellation);
        newest.Update(number);
    }

    private static async Task<bool> AreAllLoaded(RegisterDbContext db, List<SeedChangeSet> seeds, CancellationToken cancellation)
    {
        var keys = seeds.Select(s => s.Key).ToList();
        return await db.ChangeSets.CountAsync(c => keys.Contains(c.SeedKey!), cancellation) == keys.Count;
    }

    private async Task Load(RegisterDbContext db, SeedChangeSet seed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var changeSet = ChangeSet.Draft(Actor.Seed, seed.Reason, seed.ReasonLanguage, await db.GetNewestRevision(cancellation), now, seed.Key);
        changeSet.AddOrReplace(Actor.Seed, seed.Changes.Select(c => Change.FromData(c.Verb, c.Proposed.FactId, c.ActsOn, c.Proposed)), now);
        changeSet.AcknowledgeBothRoles(Actor.Seed, seed.AcknowledgesBothRoles, now);
        changeSet.Submit(Actor.Seed, now);
        db.Add(changeSet);
        await db.SaveChangesAsync(cancellation);
        if (seed.Outcome == SeedOutcome.Submitted)
            return;

        var outcome = await publisher.PublishSeed(db, changeSet, await Publisher.TakeNextRevision(db, cancellation), cancellation);
        if (outcome is not PublishOutcome.Published)
            throw new InvalidOperationException($"The initial data “{seed.Key}” was refused: {outcome}.");
    }

    internal static IEnumerable<SeedChangeSet> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            yield return JsonSerializer.Deserialize<SeedChangeSet>(stream, RecordedConverter.Options)!;
        }
    }

    internal enum SeedOutcome
    {
        Published,
        Submitted,
    }

    internal sealed record SeedChangeSet(string Key, SeedOutcome Outcome, string Reason, string ReasonLanguage, bool AcknowledgesBothRoles, List<SeedChange> Changes);

    internal sealed record SeedChange(Verb Verb, int? ActsOn, Recorded Proposed);
}
