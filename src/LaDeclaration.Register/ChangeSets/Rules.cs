using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>The rules of the register, checked on the state that would result, over all dates, in O(n log n) for n rows.</summary>
public static class Rules
{
    /// <summary>At most so many violations of one rule are reported.</summary>
    public const int MaxPerRule = 100;

    public static IReadOnlyList<BrokenRule> FindBroken(ChangeSet changeSet, RegisterState before)
    {
        var invalid = changeSet.Changes.SelectMany(c => ChangeValidation.FindBroken(c, before.Find(c.FactId))).ToList();
        if (invalid.Count > 0)
            return TakeFirstPerRule(invalid);

        var after = before.Apply(changeSet.Changes);
        var touched = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        return TakeFirstPerRule(
        [
            .. OwnCountryOnly(changeSet, before),
            .. FindBrokenInvariants(after),
            .. BothRolesAcknowledged(after, touched, changeSet.AcknowledgesBothRoles),
        ]);
    }

    /// <summary>The rules that hold in every state, whoever made it. Each overlapping row is reported once, with the earlier row that lasts longest.</summary>
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

    /// <summary>The pairs in which a country is lead and participant of a committee at once.</summary>
    public static IEnumerable<(Membership Lead, Membership Participant)> FindBothRoles(IEnumerable<Membership> memberships) =>
        from pair in memberships.GroupBy(m => (m.Country, m.Committee))
        from both in FindCollisions(pair, m => m.Role)
        select both.Earlier.Role == Role.Lead ? (both.Earlier, both.Later) : (both.Later, both.Earlier);

    private static IReadOnlyList<BrokenRule> TakeFirstPerRule(IEnumerable<BrokenRule> broken) => [.. broken.GroupBy(b => b.Rule).SelectMany(kind => kind.Take(MaxPerRule))];

    private static IEnumerable<BrokenRule> OneAtATime(RegisterState state) =>
        state.All<Statement>()
            .GroupBy(s => (s.Subject, (s as Membership)?.Role))
            .SelectMany(g => FindCollisions(g))
            .Select(pair => new BrokenRule(Rule.OneAtATime, pair.Later, pair.Earlier))
            .Concat(state.All<Source>().GroupBy(s => s.Key).Where(g => g.Count() > 1)
                .Select(g => new BrokenRule(Rule.OneAtATime, g.Last(), g.First())));

    private static IEnumerable<BrokenRule> BothRolesAcknowledged(RegisterState state, HashSet<Guid> touched, bool acknowledged) =>
        acknowledged
            ? []
            : FindBothRoles(state.All<Membership>())
                .Where(both => touched.Contains(both.Lead.FactId) || touched.Contains(both.Participant.FactId))
                .Select(both => new BrokenRule(Rule.BothRolesAcknowledged, both.Participant, both.Lead));

    private static IEnumerable<BrokenRule> WithinCommittee(RegisterState state) =>
        FindOutside(Rule.WithinCommittee, state.All<Membership>(), m => m.Committee, state.All<CommitteeDetails>(), d => d.Committee);

    private static IEnumerable<BrokenRule> WithinEndorsement(RegisterState state) =>
        FindOutside(Rule.WithinEndorsement, state.All<Membership>(), m => m.Country, state.All<Endorsement>(), e => e.Country);

    private static IEnumerable<BrokenRule> WithinPillar(RegisterState state) =>
        FindOutside(Rule.WithinPillar, state.All<CommitteeDetails>(), c => c.Pillar, state.All<PillarDetails>(), p => p.Pillar);

    private static IEnumerable<BrokenRule> WithinCountry(RegisterState state) =>
        FindOutside(Rule.WithinCountry, state.All<Endorsement>(), e => e.Country, state.All<CountryDetails>(), d => d.Country);

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
            .SelectMany(place => FindCollisions(place, d => d.Committee))
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

    private static IEnumerable<BrokenRule> FindOutside<T, TFrame, TKey>(
        Rule rule, IEnumerable<T> statements, Func<T, TKey> key, IEnumerable<TFrame> frames, Func<TFrame, TKey> frameKey)
        where T : Statement
        where TFrame : Statement
        where TKey : notnull
    {
        var byKey = frames.GroupBy(frameKey).ToDictionary(g => g.Key, g => MergePeriods(g));
        return statements.Where(s => !(byKey.GetValueOrDefault(key(s))?.Exists(p => Covers(p, s)) ?? false)).Select(s => new BrokenRule(rule, s));
    }

    /// <summary>The union of their periods, as periods without gaps.</summary>
    private static List<(DateOnly From, DateOnly? Until)> MergePeriods(IEnumerable<Statement> frames)
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

    private static IEnumerable<(T Earlier, T Later)> FindCollisions<T>(IEnumerable<T> statements)
        where T : Statement => FindCollisions(statements, s => s.FactId);

    /// <summary>
    /// The statements that overlap an earlier one with a different key, or one from the same day; each with the earlier one that lasts longest.
    /// </summary>
    private static IEnumerable<(T Earlier, T Later)> FindCollisions<T, TKey>(IEnumerable<T> statements, Func<T, TKey> key)
        where T : Statement
    {
        // The one that lasts longest so far, and the one that does among those with a different key.
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

        bool IsSame(T one, T other) => EqualityComparer<TKey>.Default.Equals(key(one), key(other));
    }

    private static bool Outlasts(Statement one, Statement other) => other.Until is not null && (one.Until is null || one.Until > other.Until);
}
