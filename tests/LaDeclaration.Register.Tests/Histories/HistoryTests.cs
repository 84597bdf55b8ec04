using CsCheck;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Tests.Data;
using LaDeclaration.Tests.Databases;

namespace LaDeclaration.Register.Tests.Histories;

/// <summary>
/// Random histories of the verbs, alone and at once, on both databases, against the model. LADECLARATION_LONG=1 sweeps for longer.
/// </summary>
public sealed class HistoryTests
{
    private static readonly int Histories = Environment.GetEnvironmentVariable("LADECLARATION_LONG") == "1" ? 200 : 6;
    private static readonly Gen<(Step[] Steps, bool Acknowledges)[]> Any = Gen.Select(Step.Any.Array[1, 3], Gen.Bool).Array[5, 25];

    [SkippableTheory, BothDatabases]
    public async Task One_after_another_does_what_the_model_does(DatabaseProvider provider)
    {
        var verdicts = new Tally();
        await Any.SampleAsync(async history =>
        {
            await using var world = await World.Fresh(provider);
            foreach (var (steps, acknowledges) in history)
            {
                var changeSet = world.Draft(steps, acknowledges);
                var expected = world.Model.Judge(changeSet);
                Assert.Equal(expected, verdicts.Count(await world.Publish(changeSet)));
                if (expected == Verdict.Published)
                    world.Model.Apply(changeSet);
                await world.AssertAnswersAreTheModels();
            }
            await world.AssertNothingToldHasChanged();
        }, iter: Histories, threads: 1);
        verdicts.AssertBothWaysOccurred();
    }

    [SkippableTheory, BothDatabases]
    public async Task At_once_does_what_the_model_does_in_the_order_of_the_revisions(DatabaseProvider provider)
    {
        var verdicts = new Tally();
        await Any.SampleAsync(async history =>
        {
            await using var world = await World.Fresh(provider);
            foreach (var together in history.Chunk(5))
            {
                var drafts = together.Select(h => world.Draft(h.Steps, h.Acknowledges)).ToList();
                var outcomes = await Task.WhenAll(drafts.Select(d => Task.Run(() => world.Publish(d))));
                var done = drafts.Zip(outcomes).ToList();
                var moments = new List<Model> { world.Model.Copy() };
                foreach (var (draft, _) in done.Where(d => d.Second is PublishOutcome.Published).OrderBy(d => d.Second.Revision()))
                {
                    Assert.Equal(Verdict.Published, world.Model.Judge(draft));
                    world.Model.Apply(draft);
                    moments.Add(world.Model.Copy());
                }
                foreach (var (draft, outcome) in done)
                    Assert.Contains(verdicts.Count(outcome), moments.Select(m => m.Judge(draft)));
                Assert.Equal(outcomes.OfType<PublishOutcome.Published>().Count(), moments.Count - 1);
                await world.AssertAnswersAreTheModels();
            }
            await world.AssertNothingToldHasChanged();
        }, iter: Histories, threads: 1);
        verdicts.AssertBothWaysOccurred();
    }

    [SkippableTheory, BothDatabases]
    public async Task Drafted_early_and_published_late_it_does_what_the_model_does_with_what_stands_by_then(DatabaseProvider provider)
    {
        var verdicts = new Tally();
        await Gen.Select(Step.Any.Array[1, 3], Gen.Int[0, 3], Gen.Int[1, 30]).Array[5, 25].SampleAsync(async history =>
        {
            await using var world = await World.Fresh(provider);
            var waiting = new List<(ChangeSet Draft, int Position)>();
            foreach (var ((steps, waits, undoes), position) in history.Select((element, position) => (element, position)))
            {
                // Every other one takes an earlier revision back.
                var draft = undoes % 2 == 0 ? world.Draft(steps, true) : World.Draft(await world.PlanRevert(1 + undoes % world.Model.Revision));
                waiting.Add((draft, position + waits));
                foreach (var due in waiting.Where(w => w.Position <= position || position == history.Length - 1).ToList())
                {
                    var expected = world.Model.Judge(due.Draft);
                    Assert.Equal(expected, verdicts.Count(await world.PublishAndApply(due.Draft)));
                    waiting.Remove(due);
                }
                await world.AssertAnswersAreTheModels();
            }
            await world.AssertNothingToldHasChanged();
        }, iter: Histories, threads: 1);
        verdicts.AssertBothWaysOccurred();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_published_and_undone_leaves_the_register_as_it_was(DatabaseProvider provider)
    {
        var undone = 0;
        await Any.SampleAsync(async history =>
        {
            await using var world = await World.Fresh(provider);
            foreach (var (steps, acknowledges) in history)
            {
                var before = world.Model.Copy();
                if (await world.PublishAndApply(world.Draft(steps, acknowledges)) is not PublishOutcome.Published published)
                    continue;
                var reversal = await world.PlanRevert(published.Revision);
                Assert.Empty(reversal.Skipped);
                if (reversal.Changes.Count == 0)
                    continue;
                (await world.PublishAndApply(World.Draft(reversal))).Revision();
                await world.AssertAnswersAreTheModels();
                world.Model.AssertSaysWhat(before);
                undone++;
                if (acknowledges) // Undone twice is done.
                    (await world.PublishAndApply(World.Draft(await world.PlanRevert(world.Model.Revision)))).Revision();
            }
            await world.AssertNothingToldHasChanged();
        }, iter: Histories, threads: 1);
        Assert.True(undone > 0);
    }

    [SkippableTheory, BothDatabases]
    public async Task Any_older_revision_is_undone_as_far_as_it_was_not_changed_since_or_a_rule_says_why_not(DatabaseProvider provider)
    {
        var verdicts = new Tally();
        await Any.SampleAsync(async history =>
        {
            await using var world = await World.Fresh(provider);
            foreach (var (steps, acknowledges) in history)
                await world.PublishAndApply(world.Draft(steps, acknowledges));
            for (var revision = 1; revision <= Math.Min(world.Model.Revision, 12); revision++)
            {
                var then = world.Model.Copy();
                var reversal = await world.PlanRevert(revision);
                if (reversal.Changes.Count == 0)
                    continue;
                var outcome = await world.PublishAndApply(World.Draft(reversal));
                verdicts.Count(outcome);
                if (outcome is PublishOutcome.Refused refused)
                    Assert.DoesNotContain(refused.BrokenRules, b => b.Rule is Rule.FitsVerb or Rule.WellFormed or Rule.HasChanges);
                else
                    world.Model.AssertSaysWhat(then, knownAt: f => reversal.Changes.Any(c => c.FactId == f) ? revision - 1 : then.Revision, afterwards: outcome.Revision());
                await world.AssertAnswersAreTheModels();
            }
        }, iter: Histories, threads: 1);
        verdicts.AssertBothWaysOccurred();
    }

    /// <summary>A sweep in which everything is refused, or nothing, would prove nothing.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<Verdict, int> counts = [];

        public Verdict Count(PublishOutcome outcome)
        {
            var verdict = outcome switch
            {
                PublishOutcome.Published => Verdict.Published,
                PublishOutcome.InConflict => Verdict.InConflict,
                _ => Verdict.Refused,
            };
            counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
            return verdict;
        }

        public void AssertBothWaysOccurred()
        {
            Assert.True(counts.GetValueOrDefault(Verdict.Published) > 0);
            Assert.True(counts.GetValueOrDefault(Verdict.Refused) > 0);
        }
    }
}
