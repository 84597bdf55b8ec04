using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
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
/// instead of by intervals, of the whole register.
/// </summary>
internal sealed class Model(IEnumerable<Recorded> initial)
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(0, Step.LastDay + 1).Select(Step.FirstDay.AddDays)];

    public List<Recorded> Versions { get; } = [.. initial];

    public int Revision { get; private set; } = 1;

    public List<Recorded> Standing => [.. Versions.Where(v => v.SupersededIn is null)];

    /// <summary>What was so on the day, as the revision said, in words that can be compared.</summary>
    public IEnumerable<string> Answer(DateOnly day, int known) =>
        from version in Versions
        where IsKnown(version, known)
        where version is Source || (version is Statement statement && IsSo(statement, day))
        let line = Line(version)
        orderby line
        select line;

    public static string Line(Recorded r) => r switch
    {
        Statement s => string.Join(' ', s.FactId, s.Subject, (s as Membership)?.Role, (s as CommitteeDetails)?.Pillar,
            (s as CommitteeDetails)?.Order, s.From.DayNumber, s.Until?.DayNumber, s.UntilIs, string.Join(',', s.Sources)),
        _ => string.Join(' ', r.FactId, r.Subject, (r as Source)?.Title),
    };

    /// <summary>Whether every rule holds over all of these rows, on every day.</summary>
    public static bool IsSound(IReadOnlyCollection<Recorded> rows)
    {
        var (statements, sources) = (rows.OfType<Statement>().ToList(), rows.OfType<Source>().Select(s => s.Key).ToList());
        return sources.Distinct().Count() == sources.Count
            && statements.TrueForAll(s => s.Sources.Count > 0 && s.Sources.TrueForAll(sources.Contains) && !(s.Until <= s.From))
            && Days.All(day => IsSoundOn([.. statements.Where(s => IsSo(s, day))]));
    }

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
        return IsSound(then) && (changeSet.AcknowledgesBothRoles || !Days.Any(day => HasBothRoles([.. then.OfType<Statement>().Where(s => IsSo(s, day))], touched)))
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
            if (change.Proposed is { } proposed)
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
            facts.Select(f => other.Versions.SingleOrDefault(v => v.FactId == f && IsKnown(v, knownAt?.Invoke(f) ?? other.Revision))).OfType<Recorded>().Select(Line).Order(),
            Versions.Where(v => IsKnown(v, afterwards ?? Revision)).Select(Line).Order());
    }

    private static bool IsKnown(Recorded version, int revision) =>
        version.RecordedIn <= revision && (version.SupersededIn is null || version.SupersededIn > revision);

    private List<Recorded> After(IEnumerable<Change> changes) =>
        [.. Standing.Where(s => changes.All(c => c.FactId != s.FactId)), .. changes.Select(c => c.Proposed).OfType<Recorded>()];

    private static bool IsSo(Statement s, DateOnly day) => s.From <= day && (s.Until is null || s.Until > day);

    private static bool IsWhatTheVerbSays(Change change, Recorded? was) => change.Verb switch
    {
        Verb.End => ((Statement)was!).Until is not { } until || ((Statement)change.Proposed!).Until < until,
        Verb.Confirm => ((Statement)change.Proposed!).Sources.Count > ((Statement)was!).Sources.Count,
        _ => true,
    };

    private static bool IsSoundOn(List<Statement> day) =>
        day.GroupBy(s => (s.Subject, (s as Membership)?.Role)).All(g => g.Count() == 1)
        && day.OfType<CommitteeDetails>().GroupBy(c => (c.Pillar, c.Order)).All(g => g.Count() == 1)
        && day.OfType<CommitteeDetails>().All(c => day.OfType<PillarDetails>().Any(p => p.Pillar == c.Pillar))
        && day.OfType<Endorsement>().All(e => day.OfType<CountryDetails>().Any(c => c.Country == e.Country))
        && day.OfType<Membership>().All(m => day.OfType<CommitteeDetails>().Any(c => c.Committee == m.Committee)
            && day.OfType<Endorsement>().Any(e => e.Country == m.Country));

    private static bool HasBothRoles(List<Statement> day, HashSet<Guid> touched) =>
        day.OfType<Membership>().GroupBy(m => (m.Country, m.Committee)).Any(g => g.Count() == 2 && g.Any(m => touched.Contains(m.FactId)));
}
