using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>For each revision, the first day on which any statement that it recorded or superseded is in force. Read while revisions are added.</summary>
internal sealed class RevisionDays
{
    /// <summary>The day of a revision of nothing but sources, which have no dates.</summary>
    private const int NoStatement = 0;

    private int[] firstDays = [];

    /// <param name="versions">That these revisions recorded or superseded.</param>
    /// <param name="until">The number of the last of them.</param>
    public void Add(IEnumerable<(IVersion Version, IPeriod Period)> versions, int until)
    {
        var added = firstDays.Length;
        var days = firstDays;
        Array.Resize(ref days, until + 1);
        foreach (var (version, period) in versions)
        {
            Touch(version.RecordedIn, period);
            Touch(version.SupersededIn ?? -1, period);
        }
        firstDays = days;

        void Touch(int revision, IPeriod period)
        {
            if (revision >= added && revision <= until && (days[revision] == NoStatement || days[revision] > period.From.DayNumber))
                days[revision] = period.From.DayNumber;
        }
    }

    public bool HadBegun(int revision, DateOnly day) => firstDays[revision] <= day.DayNumber;
}
