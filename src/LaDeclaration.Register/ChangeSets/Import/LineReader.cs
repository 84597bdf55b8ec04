using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>Reads a line of the file as a membership; each error becomes a fault at its column.</summary>
/// <param name="register">The current rows.</param>
/// <param name="knownIds">The ids in the file that any statement, current or not, has.</param>
/// <param name="withDraft">The rows with the changes of the draft, which decide what keys are valid.</param>
internal sealed class LineReader(RegisterState register, IReadOnlySet<Guid> knownIds, RegisterState withDraft)
{
    private readonly HashSet<string> committees = [.. withDraft.All<CommitteeDetails>().Select(d => d.Committee)];
    private readonly HashSet<string> countries = [.. withDraft.All<CountryDetails>().Select(d => d.Country)];
    private readonly HashSet<string> sources = [.. withDraft.All<Source>().Select(s => s.Key)];
    private readonly Dictionary<Guid, int> lines = [];
    private readonly FaultList faults = new();
    private readonly List<RewrittenDate> notes = [];

    private ParsedLine line = new(0, new Dictionary<string, string>());

    public FaultList Faults => faults;

    /// <summary>The dates in another format that were accepted all the same.</summary>
    public IReadOnlyList<RewrittenDate> Notes => notes;

    /// <summary>The current membership with the id of the line (null for an add), and the one that the line describes (null if it is invalid).</summary>
    public (Membership? Current, Membership? Proposed) Read(ParsedLine next)
    {
        line = next;
        var before = faults.Count;
        var current = FindCurrent();
        var committee = ReadKey(Column.Committee, committees, Flaw.CommitteeUnknown, current?.Committee, Flaw.CommitteeDiffers);
        var country = ReadKey(Column.Country, countries, Flaw.CountryUnknown, current?.Country, Flaw.CountryDiffers);
        var role = ReadWord<Role>(Column.Role, Flaw.RoleUnknown);
        var (from, fromIs) = (ReadDay(Column.From, current?.From, isNeeded: true), ReadWord<DateIs>(Column.FromIs, Flaw.ExactnessUnknown));
        var (until, untilIs) = ReadEnd(from, current?.Until);
        var isClear = faults.Count == before && MembershipFile.Columns.All(c => c == Column.Sources || line[c] is not null);
        var cited = ReadSources(current?.Sources ?? []);
        if (!isClear)
            return (current, null);
        var row = current ?? new Membership { Country = country, Committee = committee, Role = role, From = from!.Value };
        return (current, row with { Role = role, From = from!.Value, FromIs = fromIs, Until = until, UntilIs = untilIs, Sources = cited });
    }

    private Membership? FindCurrent()
    {
        if (line[Column.Id] is not { Length: > 0 } typed)
            return null;
        if (!Guid.TryParseExact(typed, "D", out var id))
            return AddFault(Column.Id, Flaw.IdMalformed);
        if (!lines.TryAdd(id, line.Number))
            return AddFault(Column.Id, Flaw.IdTwice, other: $"{lines[id]}");
        if (register.Find(id) is { } row)
            return row as Membership ?? AddFault(Column.Id, Flaw.IdNotMembership);
        return AddFault(Column.Id, knownIds.Contains(id) ? Flaw.IdRetracted : Flaw.IdUnknown);
    }

    /// <summary>Reads a key that must exist; that of a current membership may not change.</summary>
    private string ReadKey(string column, HashSet<string> known, Flaw unknown, string? own, Flaw differs)
    {
        var typed = line[column];
        if (typed is "")
            AddFault(column, Flaw.Needed);
        else if (typed is not null && own is not null && typed != own)
            AddFault(column, differs, other: own);
        else if (typed is not null && !known.Contains(typed))
            AddFault(column, unknown);
        return typed ?? "";
    }

    private T ReadWord<T>(string column, Flaw unknown)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (line[column] == MembershipFile.FormatWord(value))
                return value;
        if (line[column] is not null)
            AddFault(column, unknown);
        return default;
    }

    /// <param name="own">The day in the register, as which an ambiguous date is read if it can mean that.</param>
    private DateOnly? ReadDay(string column, DateOnly? own, bool isNeeded = false)
    {
        var typed = line[column];
        if (typed is "" && isNeeded)
            AddFault(column, Flaw.DateMissing);
        if (typed is null or "")
            return null;
        if (!DateOnly.TryParseExact(typed, MembershipFile.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return ReadRewrittenDay(column, typed, own);
        if (!Statement.IsDayInRange(day))
            AddYearFault(column);
        return day;
    }

    private DateOnly? ReadRewrittenDay(string column, string typed, DateOnly? own)
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
                AddFault(column, Flaw.DateAmbiguous, other: one, another: other);
                break;
            case [var only]:
                AddFault(column, written.IsSerialNumber ? Flaw.DateSerialNumber : Flaw.DateRewritten, other: only);
                break;
            default:
                if (written.IsOutOfRange)
                    AddYearFault(column);
                else
                    AddFault(column, Flaw.DateWrong);
                break;
        }
        return null;
    }

    private void AddYearFault(string column) =>
        AddFault(column, Flaw.DateOutOfRange, other: $"{MembershipFile.FormatDay(Statement.EarliestDay)} – {MembershipFile.FormatDay(Statement.LatestDay)}");

    private (DateOnly? Until, DateIs? UntilIs) ReadEnd(DateOnly? from, DateOnly? own)
    {
        if (line[Column.Until] is "")
        {
            if (line[Column.UntilIs] is { Length: > 0 })
                AddFault(Column.UntilIs, Flaw.UntilIsAlone);
            return (null, null);
        }
        var before = faults.Count;
        var until = ReadDay(Column.Until, own);
        if (faults.Count == before && from is not null && until <= from)
            AddFault(Column.Until, Flaw.UntilNotAfterFrom, other: MembershipFile.FormatDay(from.Value));
        return (until, ReadWord<DateIs>(Column.UntilIs, Flaw.ExactnessUnknown));
    }

    /// <summary>The sources that the membership cites already keep their order.</summary>
    private List<string> ReadSources(List<string> own)
    {
        var typed = line[Column.Sources]?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (typed is [])
            AddFault(Column.Sources, Flaw.Needed);
        foreach (var key in (typed ?? []).GroupBy(key => key))
        {
            if (!sources.Contains(key.Key))
                AddFault(Column.Sources, Flaw.SourceUnknown, typed: key.Key);
            if (key.Count() > 1)
                AddFault(Column.Sources, Flaw.SourceTwice, typed: key.Key);
        }
        return [.. own.Intersect(typed ?? []), .. (typed ?? []).Except(own)];
    }

    private Membership? AddFault(string column, Flaw flaw, string? typed = null, string other = "", string another = "")
    {
        faults.Add(line.Number, column, flaw, typed ?? line[column] ?? "", other, another);
        return null;
    }
}
