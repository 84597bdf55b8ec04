using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>How much begins, ends or changes on a day. What begins on the day on which a statement about the same ends is a change.</summary>
public sealed class EffectiveDayCount
{
    private EffectiveDayCount(DateOnly day) => Day = day;

    public DateOnly Day { get; }

    /// <summary>The number of statements that begin or end on it.</summary>
    public int Statements { get; private set; }

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
        Add(index.Pillars.GroupBy(p => p.Pillar), (day, n) => day.Pillars += n);
        Add(index.Committees.GroupBy(c => c.Committee), (day, n) => day.Committees += n);
        Add(index.Endorsements.GroupBy(e => e.Country), (day, n) => day.Endorsements += n);
        Add(index.Roles.GroupBy(r => (r.Country, r.Committee)), (day, n) => day.Roles += n);
        Add(index.CountryDetails.GroupBy(c => c.Country), (_, _) => { }, countsEnds: false); // A new country comes with its endorsement.
        return [.. days.Values.OrderByDescending(d => d.Day)];

        void Add(IEnumerable<IEnumerable<IPeriod>> subjects, Action<EffectiveDayCount, int> count, bool countsEnds = true)
        {
            foreach (var subject in subjects)
            {
                List<IPeriod> periods = [.. subject];
                foreach (var period in periods)
                {
                    var began = DayOf(period.From);
                    began.Statements++;
                    count(began, 1);
                }
                foreach (var until in periods.Select(p => p.Until).OfType<DateOnly>())
                {
                    var ended = DayOf(until);
                    ended.Statements++;
                    if (periods.Exists(p => p.From == until))
                    {
                        count(ended, -1);
                        ended.Changed++;
                    }
                    else if (countsEnds)
                    {
                        ended.Ended++;
                    }
                }
            }
        }

        EffectiveDayCount DayOf(DateOnly day) => days.TryGetValue(day, out var found) ? found : days[day] = new EffectiveDayCount(day);
    }
}
