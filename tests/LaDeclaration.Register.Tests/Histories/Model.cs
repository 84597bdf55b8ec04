using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.Histories;

public enum Verdict
{
    Published,
    InConflict,
    Refused,
}

/// <summary>
/// What the register should hold, kept in the plainest way: all versions in a list, and every rule asked day by day
/// instead of by intervals.
/// </summary>
internal sealed class Model(IEnumerable<Statement> initial)
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(0, Step.LastDay + 1).Select(Step.FirstDay.AddDays)];

    public List<Statement> Versions { get; } = [.. initial];

    public int Revision { get; private set; } = 1;

    public List<Statement> Standing => [.. Versions.Where(v => v.SupersededIn is null)];

    /// <summary>What was so on the day, as the revision said, in words that can be compared.</summary>
    public IEnumerable<string> Answer(DateOnly day, int known) =>
        from version in Versions
        where IsKnown(version, known)
        where IsSo(version, day)
        let line = Line(version)
        orderby line
        select line;

    public static string Line(Statement s) => string.Join(' ', s.FactId, s.Subject, (s as Membership)?.Role, (s as CommitteeDetails)?.Pillar,
        (s as CommitteeDetails)?.Order, s.From.DayNumber, s.Until?.DayNumber, s.UntilIs, string.Join(',', s.Sources));

    public Verdict Judge(ChangeSet changeSet)
    {
        var now = Standing.ToDictionary(s => s.FactId);
        if (changeSet.Changes.Count == 0)
            return Verdict.Refused;
        if (changeSet.Changes.Any(c => now.GetValueOrDefault(c.FactId)?.RecordedIn != c.ActsOn))
            return Verdict.InConflict;
        if (!changeSet.Changes.All(c => IsWhatTheVerbSays(c, now.GetValueOrDefault(c.FactId))))
            return Verdict.Refused;
        var then = After(changeSet.Changes);
        var touched = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        var isSound = then.TrueForAll(s => s.Until is null || s.Until > s.From) && Days.All(day => IsSound([.. then.Where(s => IsSo(s, day))]));
        return isSound && (changeSet.AcknowledgesBothRoles || !Days.Any(day => HasBothRoles([.. then.Where(s => IsSo(s, day))], touched)))
            ? Verdict.Published
            : Verdict.Refused;
    }

    public void Apply(ChangeSet changeSet)
    {
        Revision++;
        foreach (var change in changeSet.Changes)
        {
            var place = Versions.FindIndex(v => v.FactId == change.FactId && v.SupersededIn is null);
            if (place >= 0)
                Versions[place] = Versions[place] with { SupersededIn = Revision };
            if (change.Proposed is Statement proposed)
                Versions.Add(proposed with { RecordedIn = Revision, SupersededIn = null });
        }
    }

    public Model Copy()
    {
        var copy = new Model(Versions);
        copy.Revision = Revision;
        return copy;
    }

    /// <summary>Every fact says what it said in another model: at its newest revision, or at the one named for the fact.</summary>
    public void AssertSaysWhat(Model other, Func<Guid, int>? knownAt = null, int? afterwards = null)
    {
        var facts = Versions.Select(v => v.FactId).Concat(other.Versions.Select(v => v.FactId)).Distinct();
        Assert.Equal(
            facts.Select(f => other.Versions.SingleOrDefault(v => v.FactId == f && IsKnown(v, knownAt?.Invoke(f) ?? other.Revision))).OfType<Statement>().Select(Line).Order(),
            Versions.Where(v => IsKnown(v, afterwards ?? Revision)).Select(Line).Order());
    }

    private static bool IsKnown(Statement version, int revision) =>
        version.RecordedIn <= revision && (version.SupersededIn is null || version.SupersededIn > revision);

    private List<Statement> After(IEnumerable<Change> changes) =>
        [.. Standing.Where(s => changes.All(c => c.FactId != s.FactId)), .. changes.Select(c => c.Proposed).OfType<Statement>()];

    private static bool IsSo(Statement s, DateOnly day) => s.From <= day && (s.Until is null || s.Until > day);

    private static bool IsWhatTheVerbSays(Change change, Statement? was) => change.Verb switch
    {
        Verb.End => was!.Until is null || ((Statement)change.Proposed!).Until < was.Until,
        Verb.Confirm => ((Statement)change.Proposed!).Sources.Count > was!.Sources.Count,
        _ => true,
    };

    private static bool IsSound(List<Statement> day) =>
        day.GroupBy(s => (s.Subject, (s as Membership)?.Role)).All(g => g.Count() == 1)
        && day.OfType<CommitteeDetails>().GroupBy(c => (c.Pillar, c.Order)).All(g => g.Count() == 1)
        && day.OfType<Membership>().All(m => day.OfType<CommitteeDetails>().Any(c => c.Committee == m.Committee)
            && day.OfType<Endorsement>().Any(e => e.Country == m.Country));

    private static bool HasBothRoles(List<Statement> day, HashSet<Guid> touched) =>
        day.OfType<Membership>().GroupBy(m => (m.Country, m.Committee)).Any(g => g.Count() == 2 && g.Any(m => touched.Contains(m.FactId)));
}
