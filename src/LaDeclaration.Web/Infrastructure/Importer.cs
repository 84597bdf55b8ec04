using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>A file of memberships against the register as it stands, in sentences: for the page and for the command line.</summary>
public sealed class Importer(RegisterDbContext db, Reader reader, Phrases phrases, IStringLocalizer<Words> words)
{
    /// <summary>Sources count up to the newest revision: one that was added meanwhile, because the file cites it, is there.</summary>
    /// <param name="file">As it was sent.</param>
    /// <param name="draft">The draft that it would go into; none begins one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<MembershipImport> Read(ReadOnlyMemory<byte> file, ChangeSet? draft = null, CancellationToken cancellation = default)
    {
        List<Recorded> standing =
        [
            .. await db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known).ToListAsync(cancellation),
            .. await db.Sources.AsNoTracking().KnownAt(reader.Newest).ToListAsync(cancellation),
        ];
        var everKnown = await db.Statements.Select(s => s.FactId).Distinct().ToListAsync(cancellation);
        return MembershipImport.Of(file, new RegisterState(standing), everKnown.ToHashSet(), draft?.Changes ?? []);
    }

    /// <summary>What is wrong, without where.</summary>
    public string Sentence(Fault fault) => words["Flaw_" + fault.Flaw, fault.Typed, fault.Column, fault.Other];

    /// <summary>What is wrong and where, in one line: “line 7, column until: …”.</summary>
    public string SentenceWithPlace(Fault fault)
    {
        var sentence = fault.Typed.Length == 0 ? Sentence(fault) : words["Import_WithTyped", Sentence(fault), fault.Typed];
        return fault.Column.Length == 0 ? words["Import_AtLine", fault.Line, sentence] : words["Import_AtColumn", fault.Line, fault.Column, sentence];
    }

    /// <summary>“From the file: 3 entries added, 1 entry ended and 45 unchanged”, or that nothing would change.</summary>
    public string Summary(MembershipImport import)
    {
        if (import.Changes.Count == 0 && import.LeftDrafted == 0)
            return words["Import_Nothing"];
        return words["Import_Summary", phrases.List(
        [
            .. import.Changes.GroupBy(c => c.Verb).OrderBy(g => g.Key).Select(g => phrases.Count("Count_" + g.Key, g.Count())),
            phrases.Count("Import_Unchanged", import.Unchanged),
            .. import.LeftDrafted == 0 ? Array.Empty<string>() : [phrases.Count("Import_LeftDrafted", import.LeftDrafted)],
        ])];
    }
}
