using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>Every day on which something began, ended or changed, newest first.</summary>
public sealed class DatesModel(RegisterDbContext db, Reader reader, DatesOfChange dates) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<Moment> Moments { get; private set; } = [];

    public NameBook Names { get; private set; } = null!;

    /// <summary>The day that the page before begins with, and the page after; none at the ends.</summary>
    public DateOnly? Newer { get; private set; }

    public DateOnly? Older { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] string? before, CancellationToken cancellation)
    {
        var (newest, wrong) = before is null ? (DateOnly.MaxValue, null) : TypedDate.Read(before);
        if (newest is null)
        {
            reader.Complaint = wrong ?? new Complaint("Error_BadDate", before!);
            return BadRequest();
        }
        var days = await dates.Days(cancellation);
        var skipped = days.Count(day => day > newest);
        Names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Moments = await dates.Tell([.. days.Skip(skipped).Take(PageSize)], Names, cancellation);
        Newer = skipped == 0 ? null : days[Math.Max(skipped - PageSize, 0)];
        Older = days.Skip(skipped + PageSize).Select(day => (DateOnly?)day).FirstOrDefault();
        return Page();
    }
}
