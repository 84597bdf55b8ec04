using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>How much begins, ends or changes on a day. What begins on the day on which a statement about the same ends is a change.</summary>
public sealed class EffectiveDayCount
{
    private readonly List<Guid> facts = [];

    private EffectiveDayCount(DateOnly day) => Day = day;

    public DateOnly Day { get; }

    /// <summary>The number of statements that begin or end on it.</summary>
    public int Statements => facts.Count;

    /// <summary>The facts of these statements.</summary>
    public IReadOnlyList<Guid> Facts => facts;

    public int Pillars { get; private set; }

    public int Committees { get; private set; }

    public int Endorsements { get; private set; }

    public int Roles { get; private set; }

    public int Changed { get; private set; }

    public int Ended { get; private set; }

    /// <summary>Newest first.</summary>
    internal static IReadOnlyList<EffectiveDayCount> Of(IndexAtRevision index)
    {
        var days = new Dictionary<DateOnly, EffectiveDayCount>();
        foreach (var subject in index.Pillars.GroupBy(p => p.Pillar))
            Add([.. subject.Select(p => (p.FactId, (IPeriod)p))], (day, n) => day.Pillars += n);
        foreach (var subject in index.Committees.GroupBy(c => c.Committee))
            Add([.. subject.Select(c => (c.FactId, (IPeriod)c))], (day, n) => day.Committees += n);
        foreach (var subject in index.Endorsements.GroupBy(e => e.Country))
            Add([.. subject.Select(e => (e.FactId, (IPeriod)e))], (day, n) => day.Endorsements += n);
        foreach (var subject in index.Roles.GroupBy(r => (r.Country, r.Committee)))
            Add([.. subject.Select(r => (r.FactId, (IPeriod)r))], (day, n) => day.Roles += n);
        // A new country comes with its endorsement and is not counted beside it.
        foreach (var subject in index.CountryDetails.GroupBy(c => c.Country))
            Add([.. subject.Select(c => (c.FactId, (IPeriod)c))], count: null);
        return [.. days.Values.OrderByDescending(d => d.Day)];

        void Add(List<(Guid FactId, IPeriod Period)> subject, Action<EffectiveDayCount, int>? count)
        {
            foreach (var (factId, period) in subject)
            {
                var began = DayOf(period.From, factId);
                count?.Invoke(began, 1);
                if (period.Until is not { } until)
                    continue;
                var ended = DayOf(until, factId);
                if (subject.Exists(next => next.Period.From == until))
                {
                    count?.Invoke(ended, -1);
                    ended.Changed++;
                }
                else if (count is not null)
                {
                    ended.Ended++;
                }
            }
        }

        EffectiveDayCount DayOf(DateOnly date, Guid factId)
        {
            if (!days.TryGetValue(date, out var day))
                days[date] = day = new EffectiveDayCount(date);
            day.facts.Add(factId);
            return day;
        }
    }
}
