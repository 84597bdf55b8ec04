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

        var turn = await node.Take(Editor);

        Assert.NotNull(turn);
        Assert.Null(await another.Take(Editor));
        Assert.NotNull(await another.Take(A.OtherEditor.Id!));
        await turn.DisposeAsync();
        Assert.NotNull(await another.Take(Editor));
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_many_at_once_one_has_the_turn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var turns = new ImportLocks(database.Open, new StoppedTime());

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => turns.Acquire(Editor))));

        Assert.Single(taken, t => t is not null);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_was_cut_off_counts_no_more_and_does_not_end_its_successors_turn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        var time = new StoppedTime();
        var turns = new ImportLocks(database.Open, time);
        var cutOff = await turns.Acquire(Editor);

        time.Pass(RunningImport.MaxDuration);
        Assert.Null(await turns.Acquire(Editor));
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.NotNull(await turns.Acquire(Editor));
        await cutOff!.DisposeAsync();

        Assert.Null(await turns.Acquire(Editor));
    }
}
