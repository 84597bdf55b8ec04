using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>The memberships of one country in one committee.</summary>
/// <param name="Path">Of the linked page, without the language.</param>
/// <param name="Name">Of the country or the committee.</param>
/// <param name="Pillar">The number of the pillar that gives the color.</param>
/// <param name="Held">Oldest first.</param>
public sealed record TimelineRow(string Path, LocalizedText Name, int? Pillar, IReadOnlyList<Membership> Held)
{
    /// <summary>2 if two memberships overlap, one lane for each role; otherwise 1.</summary>
    public int Lanes => Held.SelectMany((one, i) => Held.Skip(i + 1).Where(one.Overlaps)).Any() ? 2 : 1;

    public int GetLane(Membership held) => Lanes == 1 ? 0 : (int)held.Role;
}

/// <summary>The layout of a bar chart of memberships over years.</summary>
public sealed class Timeline
{
    private const int MaxYears = 6;
    private const double FadeWidth = 4; // In percent, for a date that may also have been earlier.
    private const double MinWidth = 0.8; // In percent.

    private readonly DateOnly first;
    private readonly DateOnly last;

    /// <param name="rows">In any order; they are sorted into leads, participants, announced and ended.</param>
    /// <param name="day">The day that is marked.</param>
    /// <param name="names">For sources.</param>
    /// <param name="headingKey">The key of the words for the table column with the names.</param>
    public Timeline(IEnumerable<TimelineRow> rows, DateOnly day, NameLookup names, string headingKey)
    {
        (Day, Names, HeadingKey) = (day, names, headingKey);
        Rows = [.. rows.OrderBy(r => Rank(r.Held))];
        var held = Rows.SelectMany(r => r.Held).ToList();
        var begins = held.Select(m => m.FromIs == DateIs.By ? m.From.AddMonths(-3) : m.From).Append(day).Min();
        var ends = held.SelectMany(m => new[] { m.From, m.Until ?? m.From }).Append(day).Max();
        (first, last) = (new DateOnly(begins.Year, 1, 1), new DateOnly(ends.Year + 1, 1, 1));
        HasInexactDates = held.Exists(m => m.FromIs == DateIs.By || m.UntilIs == DateIs.By);
        HasOpenEnds = held.Exists(m => m.Until is null);
        HasAnnounced = held.Exists(IsAnnounced);
    }

    public DateOnly Day { get; }

    public NameLookup Names { get; }

    public string HeadingKey { get; }

    public IReadOnlyList<TimelineRow> Rows { get; }

    public bool HasInexactDates { get; }

    public bool HasOpenEnds { get; }

    /// <summary>Whether the bars tell more than a sentence: not if all began on the same exact day and none has ended, changed or is announced.</summary>
    public bool HasVariation => HasInexactDates || HasAnnounced || Rows.SelectMany(r => r.Held).DistinctBy(m => (m.From, m.Until)).Count() > 1 || Rows.Any(r => r.Held[0].Until is not null);

    public bool HasAnnounced { get; }

    /// <summary>The first days of at most six years, whose labels fit on a phone.</summary>
    public IEnumerable<DateOnly> Years
    {
        get
        {
            var step = (last.Year - first.Year + MaxYears - 1) / MaxYears;
            return Enumerable.Range(first.Year, last.Year - first.Year).Where(y => (y - first.Year) % step == 0).Select(y => new DateOnly(y, 1, 1));
        }
    }

    public bool IsAnnounced(Membership held) => !held.HasStartedBy(Day);

    /// <summary>In percent of the axis.</summary>
    public double GetPosition(DateOnly day) => 100.0 * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber);

    public Bar GetBar(Membership held)
    {
        var begins = GetPosition(held.From);
        var ends = held.Until is { } until ? GetPosition(until) : IsAnnounced(held) ? 100 : GetPosition(Day);
        var width = Math.Max(ends - begins, MinWidth);
        var solid = held.UntilIs == DateIs.By ? Math.Max(width - FadeWidth, width / 2) : width;
        return new Bar(begins, solid, held.FromIs == DateIs.By ? Math.Max(begins - FadeWidth, 0) : null, solid < width ? begins + width : null);
    }

    private int Rank(IReadOnlyList<Membership> held) =>
        held.Where(m => m.IsInForce(Day)).Select(m => (int?)m.Role).Min() ?? (held.Any(IsAnnounced) ? 2 : 3);

    /// <summary>Positions in percent of the axis.</summary>
    /// <param name="X">The start of the certain part.</param>
    /// <param name="Width">Of the certain part.</param>
    /// <param name="MaybeFrom">The start of the fade-in, if the membership may have begun earlier.</param>
    /// <param name="MaybeUntil">The end of the fade-out, if it may have ended earlier.</param>
    public sealed record Bar(double X, double Width, double? MaybeFrom, double? MaybeUntil);
}
