using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Editing;

/// <summary>A file of memberships against the register as it stands, in sentences: for the page and for the command line.</summary>
public sealed class MembershipImporter(RegisterDbContext db, ReadingContext reader, Formatter format, IStringLocalizer<Words> words)
{
    private const int NotesShown = 5;

    /// <summary>Sources count up to the newest revision: one that was added meanwhile, because the file cites it, is there.</summary>
    /// <param name="draft">The draft that it would go into; none begins one.</param>
    public async Task<MembershipImport> Read(ReadOnlyMemory<byte> file, ChangeSet? draft = null, CancellationToken cancellation = default)
    {
        var named = MembershipFile.ReadKeys(file);
        var (ids, facts) = (named.Ids, named.Ids.Union(FindFacts(named.Pairs)).ToList());
        var entries = await db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known).Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation);
        var sources = await db.Sources.AsNoTracking().KnownAt(reader.Newest).Where(s => ids.Contains(s.FactId)).ToListAsync(cancellation);
        IEnumerable<Recorded> standing = [.. entries, .. sources, .. FindNamed(named, [.. entries.OfType<Membership>()])];
        var everKnown = await db.Statements.Select(s => s.FactId).Where(id => ids.Contains(id)).Distinct().ToListAsync(cancellation);
        return MembershipImport.Of(file, new RegisterState(standing.DistinctBy(row => row.FactId)), everKnown.ToHashSet(), draft?.Changes ?? []);
    }

    /// <summary>What is wrong, without where.</summary>
    public string Sentence(Fault fault) => fault.Text is { } text ? words.Sentence(text) : words["Flaw_" + fault.Flaw, fault.Typed, fault.Column, fault.Other, fault.Another];

    /// <summary>What is wrong and where, in one line: “line 7, column until: …”.</summary>
    public string SentenceWithPlace(Fault fault)
    {
        var sentence = fault.Typed.Length == 0 ? Sentence(fault) : words["Import_WithTyped", Sentence(fault), fault.Typed];
        return fault.Column.Length == 0 ? words["Import_AtLine", fault.Line, sentence] : words["Import_AtColumn", fault.Line, fault.Column, sentence];
    }

    /// <summary>How many things are wrong.</summary>
    public string Refusal(MembershipImport import) => import.FaultCount > import.Faults.Count
        ? words["Import_RefusedMany", import.FaultCount]
        : format.Count("Import_Refused", import.FaultCount);

    /// <summary>That not all that is wrong is shown.</summary>
    public string Shown(MembershipImport import) => words["Import_Shown", import.Faults.Count, import.FaultCount];

    /// <summary>“From the file: 3 entries added, 1 entry ended and 45 unchanged”, or that nothing would change.</summary>
    public string Summary(MembershipImport import)
    {
        if (import.Changes.Count == 0 && import.KeptDraftCount == 0)
            return words["Import_Nothing"];
        return words["Import_Summary", format.List(
        [
            .. import.Changes.GroupBy(c => c.Verb).OrderBy(g => g.Key).Select(g => format.Count("Count_" + g.Key, g.Count())),
            format.Count("Import_Unchanged", import.UnchangedCount),
            .. import.RemovedCharacters == 0 ? Array.Empty<string>() : [format.Count("Import_Removed", import.RemovedCharacters)],
            .. import.KeptDraftCount == 0 ? Array.Empty<string>() : [format.Count("Import_LeftDrafted", import.KeptDraftCount)],
        ])];
    }

    /// <summary>Which dates were read that are written otherwise; none if all are written as they should be.</summary>
    public string? DatesRead(MembershipImport import)
    {
        if (import.Notes.Count == 0)
            return null;
        var shown = import.Notes.Take(NotesShown).Select(n => words["Import_DateRead", n.Line, n.Column, n.Typed, MembershipFile.FormatDay(n.Day)].Value);
        var more = import.Notes.Count - NotesShown;
        return words["Import_DatesReadWhich", format.Count("Import_DatesRead", import.Notes.Count), format.List([.. shown, .. more > 0 ? [words["Import_DatesReadMore", more].Value] : Array.Empty<string>()])];
    }

    /// <summary>The memberships of a country in a committee that a line names together.</summary>
    private IEnumerable<Guid> FindFacts(IReadOnlyList<(string Committee, string Country)> pairs) =>
        from committee in pairs.GroupBy(pair => pair.Committee, pair => pair.Country)
        let countries = committee.ToHashSet()
        from role in reader.Index.Index.RolesOfCommittee(committee.Key)
        where countries.Contains(role.Country)
        select role.FactId;

    /// <summary>The committees, countries and sources that the file or one of the memberships names, with the endorsements.</summary>
    private IEnumerable<Recorded> FindNamed(MembershipKeys named, IReadOnlyList<Membership> memberships)
    {
        var index = reader.Index.Index;
        var countries = named.Countries.Union(memberships.Select(m => m.Country)).ToList();
        return
        [
            .. named.Committees.Union(memberships.Select(m => m.Committee)).SelectMany(index.CommitteeVersions),
            .. countries.SelectMany(index.CountryVersions),
            .. countries.SelectMany(index.EndorsementsOf),
            .. named.Sources.Select(index.At(reader.Newest).Source).OfType<Recorded>(),
        ];
    }
}
