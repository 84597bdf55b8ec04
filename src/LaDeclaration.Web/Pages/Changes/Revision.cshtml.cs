using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Changes;

public sealed class RevisionModel(RegisterDbContext db, Reader reader, Desk desk, Sentences sentences, IStringLocalizer<Words> words) : PageModel
{
    public Revision Revision { get; private set; } = null!;

    public NameBook Names { get; private set; } = null!;

    /// <summary>What was done, by what it is about.</summary>
    public IReadOnlyList<LineGroup> Groups { get; private set; } = [];

    /// <summary>Role and country, never a name.</summary>
    public string By => Revision.IsInitialData || Revision.AuthorRole is null ? words["Revision_InitialData"] : RoleOf(Revision.AuthorRole.Value, Revision.AuthorCountry);

    public string? ApprovedBy => Revision.ApproverRole is { } role && Revision.ApproverId != Revision.AuthorId ? RoleOf(role, null) : null;

    public async Task<IActionResult> OnGet(int number, CancellationToken cancellation)
    {
        if (number > reader.Clocks.Known || await db.Revisions.AsNoTracking()
                .Include(r => r.ChangeSet!.Changes.OrderBy(c => c.Position))
                .SingleOrDefaultAsync(r => r.Number == number, cancellation) is not { } revision)
            return NotFound();
        Revision = revision;
        var before = await desk.ActedOn(revision.ChangeSet!, cancellation);
        Names = await NameBook.Read(db, number, cancellation);
        var lines = sentences.Lines(revision.ChangeSet!.Changes, c => before.GetValueOrDefault(c.FactId), Names);
        Groups = [.. lines.GroupBy(l => Heading(l.Subject)).Select(g => new LineGroup(g.Key, LanguageOf(g.First().Subject), [.. g]))];
        return Page();
    }

    private string Heading(Subject subject) => subject switch
    {
        { Committee: { } slug } => Names.Committee(slug)?.In(reader.Language).Text ?? slug,
        { Source: not null } => words["Nav_sources"],
        { Pillar: not null } => words["Staff_Pillars"],
        { Kind: "endorsement" } => words["Revision_Endorsements"],
        _ => words["Nav_countries"],
    };

    private string LanguageOf(Subject subject) =>
        subject.Committee is { } slug && Names.Committee(slug) is { } name ? name.In(reader.Language).Language : reader.Language;

    private string RoleOf(StaffRole role, string? country) => country is null
        ? words["StaffRole_" + role]
        : words["StaffRole_DelegateOf", Names.Country(country)?.In(reader.Language).Text ?? country];

    /// <summary>What a revision does about one thing.</summary>
    /// <param name="Heading">What it is about.</param>
    /// <param name="Language">Of the heading, BCP 47.</param>
    /// <param name="Lines">Its sentences.</param>
    public sealed record LineGroup(string Heading, string Language, IReadOnlyList<ChangeLine> Lines);
}
