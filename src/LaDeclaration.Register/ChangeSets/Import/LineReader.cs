using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>Reads a line as the membership it speaks of; each thing wrong becomes a fault at its column.</summary>
/// <param name="standing">The rows that stand.</param>
/// <param name="everKnown">Those ids of the file's that any statement ever had.</param>
/// <param name="ahead">The rows as they will stand with the draft: for what may be named.</param>
internal sealed class LineReader(RegisterState standing, IReadOnlySet<Guid> everKnown, RegisterState ahead)
{
    private readonly HashSet<string> committees = [.. ahead.All<CommitteeDetails>().Select(d => d.Committee)];
    private readonly HashSet<string> countries = [.. ahead.All<CountryDetails>().Select(d => d.Country)];
    private readonly HashSet<string> sources = [.. ahead.All<Source>().Select(s => s.Key)];
    private readonly Dictionary<Guid, int> lines = [];
    private readonly FaultList faults = new();
    private readonly List<RewrittenDate> notes = [];

    private ParsedLine line = new(0, new Dictionary<string, string>());

    public FaultList Faults => faults;

    /// <summary>The dates that were written otherwise and are certain all the same.</summary>
    public IReadOnlyList<RewrittenDate> Notes => notes;

    /// <summary>The entry that the line's id stands for, none for an add, and what the line says of it; nothing if it is not clear what it says.</summary>
    public (Membership? Current, Membership? Proposed) Read(ParsedLine next)
    {
        line = next;
        var before = faults.Count;
        var current = Current();
        var committee = Key(Column.Committee, committees, Flaw.CommitteeUnknown, current?.Committee, Flaw.CommitteeDiffers);
        var country = Key(Column.Country, countries, Flaw.CountryUnknown, current?.Country, Flaw.CountryDiffers);
        var role = Word<Role>(Column.Role, Flaw.RoleUnknown);
        var (from, fromIs) = (Day(Column.From, current?.From, isNeeded: true), Word<DateIs>(Column.FromIs, Flaw.ExactnessUnknown));
        var (until, untilIs) = Ending(from, current?.Until);
        var isClear = faults.Count == before && MembershipFile.Columns.All(c => c == Column.Sources || line[c] is not null);
        var cited = Sources(current?.Sources ?? []);
        if (!isClear)
            return (current, null);
        var row = current ?? new Membership { Country = country, Committee = committee, Role = role, From = from!.Value };
        return (current, row with { Role = role, From = from!.Value, FromIs = fromIs, Until = until, UntilIs = untilIs, Sources = cited });
    }

    private Membership? Current()
    {
        if (line[Column.Id] is not { Length: > 0 } typed)
            return null;
        if (!Guid.TryParseExact(typed, "D", out var id))
            return Wrong(Column.Id, Flaw.IdMalformed);
        if (!lines.TryAdd(id, line.Number))
            return Wrong(Column.Id, Flaw.IdTwice, other: $"{lines[id]}");
        if (standing.Find(id) is { } row)
            return row as Membership ?? Wrong(Column.Id, Flaw.IdNotMembership);
        return Wrong(Column.Id, everKnown.Contains(id) ? Flaw.IdRetracted : Flaw.IdUnknown);
    }

    /// <summary>The key of something that the register knows; an entry's own may not become another.</summary>
    private string Key(string column, HashSet<string> known, Flaw unknown, string? own, Flaw differs)
    {
        var typed = line[column];
        if (typed is "")
            Wrong(column, Flaw.Needed);
        else if (typed is not null && own is not null && typed != own)
            Wrong(column, differs, other: own);
        else if (typed is not null && !known.Contains(typed))
            Wrong(column, unknown);
        return typed ?? "";
    }

    private T Word<T>(string column, Flaw unknown)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (line[column] == MembershipFile.FormatWord(value))
                return value;
        if (line[column] is not null)
            Wrong(column, unknown);
        return default;
    }

    /// <param name="column">Which.</param>
    /// <param name="own">What the register has there for the entry; of what a spreadsheet made of it, that day and no other is certain.</param>
    /// <param name="isNeeded">Whether it may not be empty.</param>
    private DateOnly? Day(string column, DateOnly? own, bool isNeeded = false)
    {
        var typed = line[column];
        if (typed is "" && isNeeded)
            Wrong(column, Flaw.DateMissing);
        if (typed is null or "")
            return null;
        if (!DateOnly.TryParseExact(typed, MembershipFile.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Rewritten(column, typed, own);
        if (!Statement.IsDayInRange(day))
            WrongYear(column);
        return day;
    }

    private DateOnly? Rewritten(string column, string typed, DateOnly? own)
    {
        var written = SpreadsheetDate.Parse(typed);
        if (own is { } day && written.Readings.Contains(day))
        {
            notes.Add(new RewrittenDate(line.Number, column, typed, day));
            return day;
        }
        switch (written.Readings.Select(MembershipFile.FormatDay).ToArray())
        {
            case [var one, var other]:
                Wrong(column, Flaw.DateAmbiguous, other: one, another: other);
                break;
            case [var only]:
                Wrong(column, written.IsSerialNumber ? Flaw.DateSerialNumber : Flaw.DateRewritten, other: only);
                break;
            default:
                if (written.IsOutOfRange)
                    WrongYear(column);
                else
                    Wrong(column, Flaw.DateWrong);
                break;
        }
        return null;
    }

    private void WrongYear(string column) =>
        Wrong(column, Flaw.DateOutOfRange, other: $"{MembershipFile.FormatDay(Statement.EarliestDay)} – {MembershipFile.FormatDay(Statement.LatestDay)}");

    private (DateOnly? Until, DateIs? UntilIs) Ending(DateOnly? from, DateOnly? own)
    {
        if (line[Column.Until] is "")
        {
            if (line[Column.UntilIs] is { Length: > 0 })
                Wrong(Column.UntilIs, Flaw.UntilIsAlone);
            return (null, null);
        }
        var before = faults.Count;
        var until = Day(Column.Until, own);
        if (faults.Count == before && from is not null && until <= from)
            Wrong(Column.Until, Flaw.UntilNotAfterFrom, other: MembershipFile.FormatDay(from.Value));
        return (until, Word<DateIs>(Column.UntilIs, Flaw.ExactnessUnknown));
    }

    /// <summary>Those that the entry cites already stay in their order.</summary>
    private List<string> Sources(List<string> own)
    {
        var typed = line[Column.Sources]?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (typed is [])
            Wrong(Column.Sources, Flaw.Needed);
        foreach (var key in (typed ?? []).GroupBy(key => key))
        {
            if (!sources.Contains(key.Key))
                Wrong(Column.Sources, Flaw.SourceUnknown, typed: key.Key);
            if (key.Count() > 1)
                Wrong(Column.Sources, Flaw.SourceTwice, typed: key.Key);
        }
        return [.. own.Intersect(typed ?? []), .. (typed ?? []).Except(own)];
    }

    private Membership? Wrong(string column, Flaw flaw, string? typed = null, string other = "", string another = "")
    {
        faults.Add(line.Number, column, flaw, typed ?? line[column] ?? "", other, another);
        return null;
    }
}
