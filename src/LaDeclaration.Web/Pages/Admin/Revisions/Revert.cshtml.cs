using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Revisions;

/// <summary>What undoing a revision would put back and what it leaves alone; the form drafts it as a change set.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class RevertModel(RegisterDbContext db, ChangeDescriber describer, FieldChanges fieldChanges, Formatter format, ReadingContext reader, IStringLocalizer<Words> words, DraftPageServices services) : DraftPage(services)
{
    private RevertPlan reversal = null!;

    [FromRoute]
    public int Number { get; set; }

    public RevisionLine Revision { get; private set; } = null!;

    public IReadOnlyList<ChangeLine> Undone { get; private set; } = [];

    public IReadOnlyList<LeftLine> Skipped { get; private set; } = [];

    public void OnGet() => (Evidence.Reason, Evidence.ReasonLanguage) = (words["Revert_Reason", Number], reader.Language);

    public async Task<IActionResult> OnPost() =>
        Check(asksDate: false, asksSource: false) ? await Save(reversal.Changes) : AsTyped();

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        var revision = await db.Revisions.Where(r => r.Number == Number)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, new Reason(r.Reason, r.ReasonLanguage, r.ChangeSet!.SeedKey))).SingleOrDefaultAsync(cancellation);
        if (revision is null || Number > reader.Clocks.Known || await db.PlanRevert(Number, reader.Clocks.Known, cancellation) is not { } found)
            return false;
        (Revision, reversal) = (revision, found);
        var names = reader.Names();
        var standing = await db.ActedOn(reversal.Changes, cancellation);
        Skipped = [.. reversal.Skipped.Select(left => Line(left, names.Copy()))];
        Undone = describer.DescribeChanges(reversal.Changes, standing.Of, names);
        return true;
    }

    private LeftLine Line(SkippedChange left, NameLookup names)
    {
        var line = describer.DescribeChanges([left.Change], _ => left.Was, names)[0];
        if (left.CitedBy.Count > 0)
            return new LeftLine(line, format.Count("Revert_StillCited", left.CitedBy.Count), null, []);
        return left.Now is null
            ? new LeftLine(line, words["Revert_NowNothing"].Value, left.ChangedIn, [])
            : new LeftLine(line, LanguageTaggedText.Format(words["Revert_Now"], describer.DescribeWithDates(left.Now, names)), left.ChangedIn, fieldChanges.Compare(left.Change.Proposed, left.Now, names));
    }

    /// <summary>Something the revision did that is not undone.</summary>
    /// <param name="Line">What it did.</param>
    /// <param name="Why">What the register says now, or what still needs it.</param>
    /// <param name="ChangedIn">The revision that changed it since; none for a source that is still cited.</param>
    /// <param name="Differences">What that altered.</param>
    public sealed record LeftLine(ChangeLine Line, LanguageTaggedText Why, int? ChangedIn, IReadOnlyList<FieldChange> Differences);
}
