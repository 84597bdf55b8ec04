using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>The rules of the register, over all dates of the state that would result.</summary>
public static class Rules
{
    public static IReadOnlyList<BrokenRule> Broken(ChangeSet changeSet, RegisterState before)
    {
        var misfits = changeSet.Changes.SelectMany(c => Fitting.Broken(c, before.Of(c.FactId))).ToList();
        if (misfits.Count > 0)
            return misfits;

        var after = before.After(changeSet.Changes);
        var touched = changeSet.Changes.Select(c => c.FactId).ToHashSet();
        return
        [
            .. OwnCountryOnly(changeSet, before),
            .. StandingBroken(after),
            .. BothRolesAcknowledged(after, touched, changeSet.AcknowledgesBothRoles),
        ];
    }

    /// <summary>The rules that hold in every state, whoever made it.</summary>
    public static IEnumerable<BrokenRule> StandingBroken(RegisterState state) =>
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
        from lead in pair.Where(m => m.Role == Role.Lead)
        from participant in pair.Where(m => m.Role == Role.Participant)
        where lead.Overlaps(participant)
        select (lead, participant);

    private static IEnumerable<BrokenRule> OneAtATime(RegisterState state) =>
        state.All<Statement>()
            .GroupBy(s => (s.Subject, (s as Membership)?.Role))
            .SelectMany(Collisions)
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
            .SelectMany(Collisions)
            .Where(pair => pair.Earlier.Committee != pair.Later.Committee)
            .Select(pair => new BrokenRule(Rule.OrderUnique, pair.Later, pair.Earlier));

    private static IEnumerable<BrokenRule> OwnCountryOnly(ChangeSet changeSet, RegisterState before)
    {
        if (changeSet.AuthorRole != StaffRole.Delegate)
            return [];
        var cited = changeSet.Changes.Select(c => c.Proposed).OfType<Membership>().SelectMany(m => m.Sources).ToHashSet();
        return changeSet.Changes
            .Where(c => (c.Proposed ?? before.Of(c.FactId)) switch
            {
                Membership membership => membership.Country != changeSet.AuthorCountry,
                Source source => c.Verb != Verb.Add || !cited.Contains(source.Key),
                _ => true,
            })
            .Select(c => new BrokenRule(Rule.OwnCountryOnly, c.Proposed ?? before.Of(c.FactId)));
    }

    private static IEnumerable<BrokenRule> Outside<T, TFrame, TKey>(
        Rule rule, IEnumerable<T> statements, Func<T, TKey> key, IEnumerable<TFrame> frames, Func<TFrame, TKey> frameKey)
        where T : Statement
        where TFrame : Statement
    {
        var byKey = frames.ToLookup(frameKey);
        return statements.Where(s => !Covers(byKey[key(s)], s)).Select(s => new BrokenRule(rule, s));
    }

    private static bool Covers(IEnumerable<Statement> frames, Statement statement)
    {
        var covered = statement.From;
        foreach (var frame in frames.OrderBy(f => f.From))
        {
            if (frame.From > covered)
                return false;
            if (frame.Until is null || frame.Until >= statement.Until)
                return frame.Until is null || frame.Until > statement.From;
            if (frame.Until > covered)
                covered = frame.Until.Value;
        }
        return false;
    }

    private static IEnumerable<(T Earlier, T Later)> Collisions<T>(IEnumerable<T> statements)
        where T : Statement
    {
        var ordered = statements.OrderBy(s => s.From).ToList();
        for (var i = 0; i < ordered.Count; i++)
            for (var j = i + 1; j < ordered.Count; j++)
                if (ordered[i].Overlaps(ordered[j]))
                    yield return (ordered[i], ordered[j]);
    }
}
