using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Changes;

[PublicPage]
public sealed class RevisionModel(RegisterDbContext db, ReadingContext reader, ChangeDescriber describer, IStringLocalizer<Words> words) : PageModel
{
    public Revision Revision { get; private set; } = null!;

    public NameLookup Names { get; private set; } = null!;

    /// <summary>Which of the changes are shown, from 0.</summary>
    public ListPage<int> Positions { get; private set; } = null!;

    /// <summary>The changes, grouped by what they are about.</summary>
    public IReadOnlyList<LineGroup> Groups { get; private set; } = [];

    /// <summary>Role and country of the author, never a name.</summary>
    public LanguageTaggedText By => Revision.IsInitialData || Revision.AuthorRole is null ? words["Revision_InitialData"].Value : DescribeRole(Revision.AuthorRole.Value, Revision.AuthorCountry);

    public LanguageTaggedText? ApprovedBy => Revision.ApproverRole is { } role && Revision.ApproverId != Revision.AuthorId ? DescribeRole(role, null) : null;

    public async Task<IActionResult> OnGet(int number, CancellationToken cancellation)
    {
        if (number > reader.Clocks.Known || await db.Revisions.AsNoTracking().Include(r => r.ChangeSet).SingleOrDefaultAsync(r => r.Number == number, cancellation) is not { } revision)
            return NotFound();
        Revision = revision;
        var all = db.Changes.AsNoTracking().Where(c => c.ChangeSetNumber == revision.ChangeSetNumber);
        Positions = ListPage.Read(reader, [.. Enumerable.Range(0, await all.CountAsync(cancellation))], PageLimits.Changes, PageLimits.Changes);
        if (reader.Error is not null)
            return BadRequest();
        var changes = await all.OrderBy(c => c.Position).Skip((Positions.Number - 1) * PageLimits.Changes).Take(PageLimits.Changes).ToListAsync(cancellation);
        var before = await db.ActedOn(changes, cancellation);
        Names = new NameLookup(reader.Index.Index.At(number));
        var lines = describer.DescribeChanges(changes, before.Of, Names);
        Groups = [.. lines.GroupBy(l => GetHeading(l.Subject).ToString()).Select(g => new LineGroup(GetHeading(g.First().Subject), [.. g]))];
        return Page();
    }

    private LanguageTaggedText GetHeading(Subject subject) => subject switch
    {
        { Committee: { } slug } => reader.Name(Names.Committee(slug), slug),
        { Source: not null } => words["Nav_sources"].Value,
        { Pillar: not null } => words["Staff_Pillars"].Value,
        { Kind: "endorsement" } => words["Revision_Endorsements"].Value,
        _ => words["Nav_countries"].Value,
    };

    private LanguageTaggedText DescribeRole(StaffRole role, string? country) => country is null
        ? words["StaffRole_" + role].Value
        : LanguageTaggedText.Format(words["StaffRole_DelegateOf"], reader.Name(Names.Country(country), country));

    public sealed record LineGroup(LanguageTaggedText Heading, IReadOnlyList<ChangeLine> Lines);
}
