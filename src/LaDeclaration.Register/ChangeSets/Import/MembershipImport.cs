using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>What a line of the file comes to.</summary>
/// <param name="Line">Which, from 1.</param>
/// <param name="Change">None when it says what the register says.</param>
/// <param name="IsLeftDrafted">It says what the register says, and the draft says something else, which stays.</param>
public sealed record ImportedLine(int Line, Change? Change, bool IsLeftDrafted);

/// <summary>
/// A file of memberships held against what the register says. An empty id adds, a newly filled “until” ends, any other difference corrects;
/// what the file does not mention stays as it is.
/// </summary>
/// <param name="Lines">Those that are clear, in the file's order.</param>
/// <param name="Faults">Everything that is wrong, in the file's order; with any, the file is not to be taken over.</param>
public sealed record MembershipImport(IReadOnlyList<ImportedLine> Lines, IReadOnlyList<Fault> Faults)
{
    public IReadOnlyList<Change> Changes => [.. Lines.Select(l => l.Change).OfType<Change>()];

    public int Unchanged => Lines.Count(l => l.Change is null && !l.IsLeftDrafted);

    /// <summary>How many invisible characters were taken out of the file's fields.</summary>
    public int Removed { get; init; }

    public int LeftDrafted => Lines.Count(l => l.IsLeftDrafted);

    /// <param name="file">As it was sent.</param>
    /// <param name="standing">All rows that stand.</param>
    /// <param name="everKnown">The ids of all statements there ever were.</param>
    /// <param name="drafted">What the draft that it goes into says already.</param>
    public static MembershipImport Of(ReadOnlyMemory<byte> file, RegisterState standing, IReadOnlySet<Guid> everKnown, IReadOnlyList<Change> drafted)
    {
        var read = FileLines.Of(file);
        var ahead = standing.After(drafted);
        var reader = new LineReader(standing, everKnown, ahead);
        var (lines, facts) = (new List<ImportedLine>(), new Dictionary<Guid, ImportedLine>());
        foreach (var line in read.Lines)
        {
            var (current, proposed) = reader.Read(line);
            if (proposed is null)
                continue;
            var change = Difference(current, proposed);
            lines.Add(new ImportedLine(line.Number, change, change is null && drafted.Any(d => d.FactId == proposed.FactId)));
            facts[proposed.FactId] = lines[^1];
        }
        var refused = Refused(ahead.After(lines.Select(l => l.Change).OfType<Change>()), facts);
        return new MembershipImport(
            lines,
            [.. read.Faults.Concat(reader.Faults).Concat(refused).OrderBy(f => f.Line).ThenBy(f => MembershipFile.Columns.ToList().IndexOf(f.Column))]) { Removed = read.Removed };
    }

    private static Change? Difference(Membership? current, Membership proposed)
    {
        if (current is null)
            return Change.Add(proposed);
        var added = proposed.Sources.Except(current.Sources).ToList();
        var isSame = added.Count == 0 && proposed.Sources.Count == current.Sources.Count;
        if (isSame && proposed with { Sources = current.Sources } == current)
            return null;
        var ends = current.Until is null && proposed.Until is not null && current.Sources.TrueForAll(proposed.Sources.Contains)
            && proposed with { Until = null, UntilIs = null, Sources = current.Sources } == current;
        return ends ? Change.End(current, proposed.Until!.Value, proposed.UntilIs!.Value, added) : Change.Correct(current, proposed);
    }

    /// <summary>What the register's rules have against it, at the line that causes it.</summary>
    private static IEnumerable<Fault> Refused(RegisterState after, Dictionary<Guid, ImportedLine> facts)
    {
        foreach (var broken in Rules.StandingBroken(after).Where(b => b.Statement is Membership))
        {
            var (line, other) = (LineOf(broken.Statement), LineOf(broken.Other));
            if (broken.Rule == Rule.OneAtATime && (line?.Change ?? other?.Change) is not null)
                yield return line?.Change is null ? Overlap(other!, line, broken.Statement!) : Overlap(line, other, broken.Other!);
            else if (broken.Rule == Rule.WithinCommittee && line is not null)
                yield return new Fault(line.Line, Column.Committee, Flaw.OutsideCommittee, broken.Statement!.Subject.Committee!);
            else if (broken.Rule == Rule.WithinEndorsement && line is not null)
                yield return new Fault(line.Line, Column.Country, Flaw.OutsideEndorsement, broken.Statement!.Subject.Country!);
        }

        ImportedLine? LineOf(Recorded? row) => row is null ? null : facts.GetValueOrDefault(row.FactId);
    }

    private static Fault Overlap(ImportedLine line, ImportedLine? other, Recorded row) => other is null
        ? new Fault(line.Line, Column.From, Flaw.OverlapsRegister, Other: $"{row.FactId}")
        : new Fault(line.Line, Column.From, Flaw.OverlapsLine, Other: $"{other.Line}");
}
