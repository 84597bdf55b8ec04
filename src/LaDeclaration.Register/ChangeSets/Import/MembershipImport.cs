using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>What a line of the file comes to.</summary>
/// <param name="Line">Which, from 1.</param>
/// <param name="Change">None when it says what the register says.</param>
/// <param name="KeepsDraft">It says what the register says, and the draft says something else, which stays.</param>
public sealed record ImportedLine(int Line, Change? Change, bool KeepsDraft);

/// <summary>A date that a spreadsheet rewrote and that was read as the day that the register has there.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Typed">What stands there.</param>
/// <param name="Day">What it was read as.</param>
public sealed record RewrittenDate(int Line, string Column, string Typed, DateOnly Day);

/// <summary>
/// A file of memberships held against what the register says. An empty id adds, a newly filled “until” ends, any other difference corrects;
/// what the file does not mention stays as it is.
/// </summary>
/// <param name="Lines">Those that are clear, in the file's order.</param>
/// <param name="Faults">What is wrong, in the file's order, the first <see cref="MaxFaults"/> of it; with any, the file is not to be taken over.</param>
/// <param name="FaultCount">How many things are wrong at least: a line of which it is not clear what it says is not held against the others.</param>
/// <param name="Notes">The dates that were read although they are written otherwise.</param>
public sealed record MembershipImport(IReadOnlyList<ImportedLine> Lines, IReadOnlyList<Fault> Faults, int FaultCount, IReadOnlyList<RewrittenDate> Notes)
{
    public const int MaxFaults = 100;

    public IReadOnlyList<Change> Changes { get; } = [.. Lines.Select(l => l.Change).OfType<Change>()];

    public int Unchanged => Lines.Count(l => l.Change is null && !l.KeepsDraft);

    /// <summary>How many invisible characters were taken out of the file's fields.</summary>
    public int Removed { get; init; }

    public int KeptDraftCount => Lines.Count(l => l.KeepsDraft);

    /// <param name="file">As it was sent.</param>
    /// <param name="standing">What stands; of the memberships those that the file speaks of.</param>
    /// <param name="everKnown">Those ids of the file's that any statement ever had.</param>
    /// <param name="drafted">What the draft that it goes into says already.</param>
    public static MembershipImport Of(ReadOnlyMemory<byte> file, RegisterState standing, IReadOnlySet<Guid> everKnown, IReadOnlyList<Change> drafted)
    {
        var read = FileParser.Parse(file);
        var ahead = standing.Apply(drafted);
        var spoken = drafted.Select(d => d.FactId).ToHashSet();
        var reader = new LineReader(standing, everKnown, ahead);
        var (lines, facts) = (new List<ImportedLine>(), new Dictionary<Guid, ImportedLine>());
        foreach (var line in read.Lines)
        {
            var (current, proposed) = reader.Read(line);
            if (proposed is null)
                continue;
            var change = Difference(current, proposed);
            lines.Add(new ImportedLine(line.Number, change, change is null && spoken.Contains(proposed.FactId)));
            facts[proposed.FactId] = lines[^1];
        }
        var refused = Refused(ahead.Apply(lines.Select(l => l.Change).OfType<Change>()), facts);
        return new MembershipImport(
            lines,
            [.. read.Faults.First.Concat(reader.Faults.First).Concat(refused.First).OrderBy(f => f.Line).ThenBy(f => MembershipFile.IndexOf(f.Column)).Take(MaxFaults)],
            read.Faults.Count + reader.Faults.Count + refused.Count,
            reader.Notes)
        {
            Removed = read.Removed,
        };
    }

    private static Change? Difference(Membership? current, Membership proposed)
    {
        if (current is null)
            return Change.Add(proposed);
        var added = proposed.Sources.Except(current.Sources).ToList();
        if (proposed == current)
            return null;
        var ends = current.Until is null && proposed.Until is not null && current.Sources.TrueForAll(proposed.Sources.Contains)
            && proposed with { Until = null, UntilIs = null, Sources = current.Sources } == current;
        return ends ? Change.End(current, proposed.Until!.Value, proposed.UntilIs!.Value, added) : Change.Correct(current, proposed);
    }

    /// <summary>What the register's rules have against it, at the line that causes it.</summary>
    private static FaultList Refused(RegisterState after, Dictionary<Guid, ImportedLine> facts)
    {
        var faults = new FaultList();
        foreach (var (line, broken) in Blamed(Rules.FindBrokenInvariants(after), facts).OrderBy(b => b.Line.Line))
        {
            if (broken.Rule == Rule.OneAtATime)
                Overlap(faults, line, facts, broken);
            else if (broken.Rule == Rule.WithinCommittee)
                faults.Add(line.Line, Column.Committee, Flaw.OutsideCommittee, broken.Statement!.Subject.Committee!);
            else
                faults.Add(line.Line, Column.Country, Flaw.OutsideEndorsement, broken.Statement!.Subject.Country!);
        }
        return faults;
    }

    /// <summary>The line of each, of two that overlap one that changes something.</summary>
    private static IEnumerable<(ImportedLine Line, BrokenRule Broken)> Blamed(IEnumerable<BrokenRule> broken, Dictionary<Guid, ImportedLine> facts) =>
        from rule in broken
        where rule.Statement is Membership && rule.Rule is Rule.OneAtATime or Rule.WithinCommittee or Rule.WithinEndorsement
        let line = LineOf(rule.Statement, facts)
        let blamed = rule.Rule == Rule.OneAtATime && line?.Change is null ? LineOf(rule.Other, facts) : line
        where blamed is not null && (rule.Rule != Rule.OneAtATime || blamed.Change is not null)
        select (blamed, rule);

    private static void Overlap(FaultList faults, ImportedLine line, Dictionary<Guid, ImportedLine> facts, BrokenRule broken)
    {
        var row = LineOf(broken.Statement, facts) == line ? broken.Other! : broken.Statement!;
        if (LineOf(row, facts) is { } other)
            faults.Add(line.Line, Column.From, Flaw.OverlapsLine, other: $"{other.Line}");
        else
            faults.Add(line.Line, Column.From, Flaw.OverlapsRegister, other: $"{row.FactId}");
    }

    private static ImportedLine? LineOf(Recorded? row, Dictionary<Guid, ImportedLine> facts) => row is null ? null : facts.GetValueOrDefault(row.FactId);
}
