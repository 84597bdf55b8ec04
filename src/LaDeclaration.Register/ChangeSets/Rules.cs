using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>The rules of the register, over all dates of the state that would result. Checking takes n log n for n rows and finds at most n things of a kind.</summary>
public static class Rules
{
    /// <summary>So many rows that break the same rule are named; nobody reads more.</summary>
    public const int MaxPerRule = 100;

    public static IReadOnlyList<BrokenRule> Broken(ChangeSet changeSet, RegisterState before)
    {
        var misfits = changeSet.Changes.SelectMany(c => ChangeValidation.FindBroken(c, before.Find(c.FactId))).ToList();
        if (misfits.Count > 0)
            return FirstOfEachKind(misfits);

        var after = before.Apply(changeSet.Changes);
        var touched = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        return FirstOfEachKind(
        [
            .. OwnCountryOnly(changeSet, before),
            .. FindBrokenInvariants(after),
            .. BothRolesAcknowledged(after, touched, changeSet.AcknowledgesBothRoles),
        ]);
    }

    /// <summary>The rules that hold in every state, whoever made it. Of rows that overlap, each is named once, with the one before it that lasts longest.</summary>
    public static IEnumerable<BrokenRule> FindBrokenInvariants(RegisterState state) =>
    [
        .. OneAtATime(state),
        .. WithinCommittee(state),
        .. WithinEndorsement(state),
        .. WithinPillar(state),
        .. WithinCountry(state),
        .. UntilAfterFrom(state),
        .. CitesSource(state),
        .. SourceStands(state),
        .. OrderUnique(state),
    ];

    /// <summary>Who is lead and participant of a committee at once: shown, and counted once, as lead.</summary>
    public static IEnumerable<(Membership Lead, Membership Participant)> BothRoles(IEnumerable<Membership> memberships) =>
        from pair in memberships.GroupBy(m => (m.Country, m.Committee))
        from both in Collisions(pair, m => m.Role)
        select both.Earlier.Role == Role.Lead ? (both.Earlier, both.Later) : (both.Later, both.Earlier);

    private static IReadOnlyList<BrokenRule> FirstOfEachKind(IEnumerable<BrokenRule> broken) => [.. broken.GroupBy(b => b.Rule).SelectMany(kind => kind.Take(MaxPerRule))];

    private static IEnumerable<BrokenRule> OneAtATime(RegisterState state) =>
        state.All<Statement>()
            .GroupBy(s => (s.Subject, (s as Membership)?.Role))
            .SelectMany(g => Collisions(g))
            .Select(pair => new BrokenRule(Rule.OneAtATime, pair.Later, pair.Earlier))
            .Concat(state.All<Source>().GroupBy(s => s.Key).Where(g => g.Count() > 1)
                .Select(g => new BrokenRule(Rule.OneAtATime, g.Last(), g.First())));

    private static IEnumerable<BrokenRule> BothRolesAcknowledged(RegisterState state, HashSet<Guid> touched, bool acknowledged) =>
        acknowledged
            ? []
            : BothRoles(state.All<Membership>())
                .Where(both => touched.Contains(both.Lead.FactId) || touched.Contains(both.Participant.FactId))
                .Select(both => new BrokenRule(Rule.BothRolesAcknowledged, both.Participant, both.Lead));

    private static IEnumerable<BrokenRule> WithinCommittee(RegisterState state) =>
        Outside(Rule.WithinCommittee, state.All<Membership>(), m => m.Committee, state.All<CommitteeDetails>(), d => d.Committee);

    private static IEnumerable<BrokenRule> WithinEndorsement(RegisterState state) =>
        Outside(Rule.WithinEndorsement, state.All<Membership>(), m => m.Country, state.All<Endorsement>(), e => e.Country);

    private static IEnumerable<BrokenRule> WithinPillar(RegisterState state) =>
        Outside(Rule.WithinPillar, state.All<CommitteeDetails>(), c => c.Pillar, state.All<PillarDetails>(), p => p.Pillar);

    private static IEnumerable<BrokenRule> WithinCountry(RegisterState state) =>
        Outside(Rule.WithinCountry, state.All<Endorsement>(), e => e.Country, state.All<CountryDetails>(), d => d.Country);

    private static IEnumerable<BrokenRule> UntilAfterFrom(RegisterState state) =>
        state.All<Statement>().Where(s => s.Until <= s.From).Select(s => new BrokenRule(Rule.UntilAfterFrom, s));

    private static IEnumerable<BrokenRule> CitesSource(RegisterState state) =>
        state.All<Statement>().Where(s => s.Sources.Count == 0).Select(s => new BrokenRule(Rule.CitesSource, s));

    private static IEnumerable<BrokenRule> SourceStands(RegisterState state)
    {
        var known = state.All<Source>().Select(s => s.Key).ToHashSet();
        return state.All<Statement>().SelectMany(s => s.Sources.Where(key => !known.Contains(key)).Select(key => new BrokenRule(Rule.SourceStands, s, Source: key)));
    }

    private static IEnumerable<BrokenRule> OrderUnique(RegisterState state) =>
        state.All<CommitteeDetails>()
            .GroupBy(d => (d.Pillar, d.Order))
            .SelectMany(place => Collisions(place, d => d.Committee))
            .Select(pair => new BrokenRule(Rule.OrderUnique, pair.Later, pair.Earlier));

    private static IEnumerable<BrokenRule> OwnCountryOnly(ChangeSet changeSet, RegisterState before)
    {
        if (changeSet.AuthorRole != StaffRole.Delegate)
            return [];
        var cited = changeSet.Changes.Select(c => c.Proposed).OfType<Membership>().SelectMany(m => m.Sources).ToHashSet();
        return changeSet.Changes
            .Where(c => (c.Proposed ?? before.Find(c.FactId)) switch
            {
                Membership membership => membership.Country != changeSet.AuthorCountry,
                Source source => c.Verb != Verb.Add || !cited.Contains(source.Key),
                _ => true,
            })
            .Select(c => new BrokenRule(Rule.OwnCountryOnly, c.Proposed ?? before.Find(c.FactId)));
    }

    private static IEnumerable<BrokenRule> Outside<T, TFrame, TKey>(
        Rule rule, IEnumerable<T> statements, Func<T, TKey> key, IEnumerable<TFrame> frames, Func<TFrame, TKey> frameKey)
        where T : Statement
        where TFrame : Statement
        where TKey : notnull
    {
        var byKey = frames.GroupBy(frameKey).ToDictionary(g => g.Key, g => Periods(g));
        return statements.Where(s => !(byKey.GetValueOrDefault(key(s))?.Exists(p => Covers(p, s)) ?? false)).Select(s => new BrokenRule(rule, s));
    }

    /// <summary>The times without a gap that they cover together.</summary>
    private static List<(DateOnly From, DateOnly? Until)> Periods(IEnumerable<Statement> frames)
    {
        var periods = new List<(DateOnly From, DateOnly? Until)>();
        foreach (var frame in frames.OrderBy(f => f.From))
        {
            if (periods is [.., var last] && !(last.Until < frame.From))
                periods[^1] = (last.From, last.Until is null || frame.Until is null ? null : frame.Until > last.Until ? frame.Until : last.Until);
            else
                periods.Add((frame.From, frame.Until));
        }
        return periods;
    }

    private static bool Covers((DateOnly From, DateOnly? Until) period, Statement statement) =>
        period.From <= statement.From && (period.Until is null || (period.Until >= statement.Until && period.Until > statement.From));

    private static IEnumerable<(T Earlier, T Later)> Collisions<T>(IEnumerable<T> statements)
        where T : Statement => Collisions(statements, s => s.FactId);

    /// <summary>Those that share a day with one that began before them, or on the same day, and that is another in that respect; each with the one of those that lasts longest.</summary>
    private static IEnumerable<(T Earlier, T Later)> Collisions<T, TKey>(IEnumerable<T> statements, Func<T, TKey> differsIn)
        where T : Statement
    {
        // The one that lasts longest, and the one that does so among those that differ from it.
        T? longest = null, next = null;
        foreach (var statement in statements.OrderBy(s => s.From))
        {
            var earlier = longest is null || IsSame(longest, statement) ? next : longest;
            if (earlier?.Overlaps(statement) == true)
                yield return (earlier, statement);
            if (longest is null || Outlasts(statement, longest))
                (longest, next) = (statement, longest is null || IsSame(longest, statement) ? next : longest);
            else if (!IsSame(longest, statement) && (next is null || Outlasts(statement, next)))
                next = statement;
        }

        bool IsSame(T one, T other) => EqualityComparer<TKey>.Default.Equals(differsIn(one), differsIn(other));
    }

    private static bool Outlasts(Statement one, Statement other) => other.Until is not null && (one.Until is null || one.Until > other.Until);
}
