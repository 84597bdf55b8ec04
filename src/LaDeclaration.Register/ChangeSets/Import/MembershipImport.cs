using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>The result of importing a valid line.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Change">Null if the line is the same as the register.</param>
/// <param name="KeepsDraft">Whether the line is the same as the register but the draft has a change of it, which stays.</param>
public sealed record ImportedLine(int Line, Change? Change, bool KeepsDraft);

/// <summary>A date that a spreadsheet reformatted and that was read as the day in the register.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Typed">The value in the file.</param>
public sealed record RewrittenDate(int Line, string Column, string Typed, DateOnly Day);

/// <summary>
/// The differences between a file of memberships and the register. An empty id adds a membership, a newly filled “until” ends it, any
/// other difference corrects it; memberships that are not in the file stay as they are.
/// </summary>
/// <param name="Lines">The valid lines, in order.</param>
/// <param name="Faults">The first <see cref="MaxFaults"/>, in order; if there are any, the file must not be imported.</param>
/// <param name="FaultCount">A lower bound, because invalid lines are not checked against the others.</param>
/// <param name="Notes">The dates in another format that were accepted.</param>
public sealed record MembershipImport(IReadOnlyList<ImportedLine> Lines, IReadOnlyList<Fault> Faults, int FaultCount, IReadOnlyList<RewrittenDate> Notes)
{
    public const int MaxFaults = 100;

    public IReadOnlyList<Change> Changes { get; } = [.. Lines.Select(l => l.Change).OfType<Change>()];

    public int UnchangedCount => Lines.Count(l => l.Change is null && !l.KeepsDraft);

    /// <summary>How many invisible characters were removed from fields.</summary>
    public int RemovedCharacters { get; init; }

    public int KeptDraftCount => Lines.Count(l => l.KeepsDraft);

    /// <param name="register">The current rows; only those with keys of the file (<see cref="MembershipFile.ReadKeys"/>) are needed.</param>
    /// <param name="knownIds">The ids in the file that any statement, current or not, has.</param>
    /// <param name="drafted">The changes already in the draft.</param>
    public static MembershipImport Of(ReadOnlyMemory<byte> file, RegisterState register, IReadOnlySet<Guid> knownIds, IReadOnlyList<Change> drafted)
    {
        var parsed = FileParser.Parse(file);
        var withDraft = register.Apply(drafted);
        var draftedIds = drafted.Select(d => d.FactId).ToHashSet();
        var reader = new LineReader(register, knownIds, withDraft);
        var (lines, facts) = (new List<ImportedLine>(), new Dictionary<Guid, ImportedLine>());
        foreach (var line in parsed.Lines)
        {
            var (current, proposed) = reader.Read(line);
            if (proposed is null)
                continue;
            var change = CreateChange(current, proposed);
            lines.Add(new ImportedLine(line.Number, change, change is null && draftedIds.Contains(proposed.FactId)));
            facts[proposed.FactId] = lines[^1];
        }
        var broken = FindBrokenRules(withDraft.Apply(lines.Select(l => l.Change).OfType<Change>()), facts);
        return new MembershipImport(
            lines,
            [.. parsed.Faults.First.Concat(reader.Faults.First).Concat(broken.First).OrderBy(f => f.Line).ThenBy(f => MembershipFile.IndexOf(f.Column)).Take(MaxFaults)],
            parsed.Faults.Count + reader.Faults.Count + broken.Count,
            reader.Notes)
        {
            RemovedCharacters = parsed.RemovedCharacters,
        };
    }

    private static Change? CreateChange(Membership? current, Membership proposed)
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

    /// <summary>The rules of the register that the file would break, each at the line that causes it.</summary>
    private static FaultList FindBrokenRules(RegisterState after, Dictionary<Guid, ImportedLine> facts)
    {
        var faults = new FaultList();
        foreach (var (line, broken) in AssignLines(Rules.FindBrokenInvariants(after), facts).OrderBy(b => b.Line.Line))
        {
            if (broken.Rule == Rule.OneAtATime)
                AddOverlap(faults, line, facts, broken);
            else if (broken.Rule == Rule.WithinCommittee)
                faults.Add(line.Line, Column.Committee, Flaw.OutsideCommittee, broken.Statement!.Subject.Committee!);
            else
                faults.Add(line.Line, Column.Country, Flaw.OutsideEndorsement, broken.Statement!.Subject.Country!);
        }
        return faults;
    }

    /// <summary>Assigns each broken rule to a line; of two overlapping lines to one that changes something.</summary>
    private static IEnumerable<(ImportedLine Line, BrokenRule Broken)> AssignLines(IEnumerable<BrokenRule> broken, Dictionary<Guid, ImportedLine> facts) =>
        from rule in broken
        where rule.Statement is Membership && rule.Rule is Rule.OneAtATime or Rule.WithinCommittee or Rule.WithinEndorsement
        let line = FindLine(rule.Statement, facts)
        let blamed = rule.Rule == Rule.OneAtATime && line?.Change is null ? FindLine(rule.Other, facts) : line
        where blamed is not null && (rule.Rule != Rule.OneAtATime || blamed.Change is not null)
        select (blamed, rule);

    private static void AddOverlap(FaultList faults, ImportedLine line, Dictionary<Guid, ImportedLine> facts, BrokenRule broken)
    {
        var row = FindLine(broken.Statement, facts) == line ? broken.Other! : broken.Statement!;
        if (FindLine(row, facts) is { } other)
            faults.Add(line.Line, Column.From, Flaw.OverlapsLine, other: $"{other.Line}");
        else
            faults.Add(line.Line, Column.From, Flaw.OverlapsRegister, other: $"{row.FactId}");
    }

    private static ImportedLine? FindLine(Recorded? row, Dictionary<Guid, ImportedLine> facts) => row is null ? null : facts.GetValueOrDefault(row.FactId);
}
