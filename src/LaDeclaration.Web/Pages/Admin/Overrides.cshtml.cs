using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>What was published by its author alone in spite of four-eyes, newest first, each with the reason given.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class OverridesModel(RegisterDbContext db, EditorialSettings editorial, ReadingContext reader) : PageModel
{
    private const int PageSize = 25;

    public bool FourEyes => editorial.FourEyes;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The newest revision of the page after; none at the end.</summary>
    public int? Older { get; private set; }

    /// <param name="before">Show from this revision downwards.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<IActionResult> OnGet(string? before, CancellationToken cancellation)
    {
        var newest = int.MaxValue;
        if (before is not null && (!int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out newest) || newest < 1))
        {
            reader.Error = new ErrorMessage("Error_BadRevision", before, reader.Newest);
            return BadRequest();
        }
        var found = await (
            from revision in db.Revisions
            where revision.Number <= newest && revision.ChangeSet!.OverrideReason != null
            orderby revision.Number descending
            join member in db.Users on revision.ApproverId equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new Row(revision.Number, revision.ChangeSetNumber, revision.PublishedAt, member == null ? null : member.DisplayName, revision.ApproverRole, revision.ChangeSet!.OverrideReason!))
            .Take(PageSize + 1).ToListAsync(cancellation);
        Rows = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? found[^1].Revision : null;
        return Page();
    }

    public sealed record Row(int Revision, int ChangeSet, DateTime At, string? By, StaffRole? Role, string Reason);
}
