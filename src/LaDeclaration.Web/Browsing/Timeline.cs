using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>The roles that one country held in one committee, oldest first.</summary>
/// <param name="Path">Of the page it leads to, below the language.</param>
/// <param name="Name">Of the country, or of the committee.</param>
/// <param name="Pillar">Whose colour it has.</param>
/// <param name="Held">The memberships.</param>
public sealed record TimelineRow(string Path, LocalizedText Name, int? Pillar, IReadOnlyList<Membership> Held)
{
    /// <summary>A row in which two roles hold at once has a lane for each.</summary>
    public int Lanes => Held.SelectMany((one, i) => Held.Skip(i + 1).Where(one.Overlaps)).Any() ? 2 : 1;

    public int LaneOf(Membership held) => Lanes == 1 ? 0 : (int)held.Role;
}

/// <summary>Who held which role when, to scale: rows of bars over an axis of years, and the table they are drawn from.</summary>
public sealed class Timeline
{
    private const int MostYears = 6;
    private const double Vague = 4; // How far a bar reaches, in percent, towards a date that is only known as the latest possible.
    private const double Least = 0.8;

    private readonly DateOnly first;
    private readonly DateOnly last;

    /// <param name="rows">In any order; leads come first, then participants, then what is announced and what is over.</param>
    /// <param name="day">The day looked at.</param>
    /// <param name="names">For the sources.</param>
    /// <param name="headKey">The key of the words above the names in the table.</param>
    public Timeline(IEnumerable<TimelineRow> rows, DateOnly day, NameLookup names, string headKey)
    {
        (Day, Names, HeadingKey) = (day, names, headKey);
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

    public bool HasAnnounced { get; }

    /// <summary>The first days of years, so few that their numbers fit on a phone.</summary>
    public IEnumerable<DateOnly> Years
    {
        get
        {
            var step = (last.Year - first.Year + MostYears - 1) / MostYears;
            return Enumerable.Range(first.Year, last.Year - first.Year).Where(y => (y - first.Year) % step == 0).Select(y => new DateOnly(y, 1, 1));
        }
    }

    public bool IsAnnounced(Membership held) => !held.HasStartedBy(Day);

    /// <summary>Where a day lies, in percent of the axis.</summary>
    public double At(DateOnly day) => 100.0 * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber);

    public Bar Draw(Membership held)
    {
        var begins = At(held.From);
        var ends = held.Until is { } until ? At(until) : IsAnnounced(held) ? 100 : At(Day);
        var width = Math.Max(ends - begins, Least);
        var solid = held.UntilIs == DateIs.By ? Math.Max(width - Vague, width / 2) : width;
        return new Bar(begins, solid, held.FromIs == DateIs.By ? Math.Max(begins - Vague, 0) : null, solid < width ? begins + width : null);
    }

    private int Rank(IReadOnlyList<Membership> held) =>
        held.Where(m => m.IsInForce(Day)).Select(m => (int?)m.Role).Min() ?? (held.Any(IsAnnounced) ? 2 : 3);

    /// <summary>A bar's place, in percent of the axis.</summary>
    /// <param name="X">Where what is certain begins.</param>
    /// <param name="Width">How far what is certain reaches.</param>
    /// <param name="MaybeFrom">Where it fades in, when it may have begun earlier.</param>
    /// <param name="MaybeUntil">Where it fades out, when it may have ended earlier.</param>
    public sealed record Bar(double X, double Width, double? MaybeFrom, double? MaybeUntil);
}
