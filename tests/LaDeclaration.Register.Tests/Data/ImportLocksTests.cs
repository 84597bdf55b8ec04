using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>One import at a time for each person, on whichever node; one that was cut off counts no more after a while.</summary>
public sealed class ImportLocksTests
{
    private static readonly string Editor = A.Editor.Id!;

    [SkippableTheory, BothDatabases]
    public async Task A_second_waits_for_its_turn_on_another_node_too_and_another_person_does_not(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var (node, another) = (new ImportLocks(database.Open, new StoppedTime()), new ImportLocks(database.Open, new StoppedTime()));

        var held = await node.Acquire(Editor);

        Assert.NotNull(held);
        Assert.Null(await another.Acquire(Editor));
        Assert.NotNull(await another.Acquire(A.OtherEditor.Id!));
        await held.DisposeAsync();
        Assert.NotNull(await another.Acquire(Editor));
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_many_at_once_one_has_the_turn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var locks = new ImportLocks(database.Open, new StoppedTime());

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => locks.Acquire(Editor))));

        Assert.Single(taken, t => t is not null);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_was_cut_off_counts_no_more_and_does_not_end_its_successors_turn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var time = new StoppedTime();
        var locks = new ImportLocks(database.Open, time);
        var expired = await locks.Acquire(Editor);

        time.Pass(RunningImport.MaxDuration);
        Assert.Null(await locks.Acquire(Editor));
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.NotNull(await locks.Acquire(Editor));
        await expired!.DisposeAsync();

        Assert.Null(await locks.Acquire(Editor));
    }
}
