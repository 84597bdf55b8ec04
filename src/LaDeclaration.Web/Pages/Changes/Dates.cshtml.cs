using LaDeclaration.Register.Data;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>Every day on which something began, ended or changed, newest first.</summary>
[PublicPage]
public sealed class DatesModel(RegisterDbContext db, ReadingContext reader, EffectiveDateQuery effectiveDates) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<EffectiveDate> Moments { get; private set; } = [];

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The day that the page before begins with, and the page after; none at the ends.</summary>
    public DateOnly? Newer { get; private set; }

    public DateOnly? Older { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] string? before, CancellationToken cancellation)
    {
        var (newest, wrong) = before is null ? (DateOnly.MaxValue, null) : DateInput.Read(before);
        if (newest is null)
        {
            reader.Error = wrong ?? new ErrorMessage("Error_BadDate", before!);
            return BadRequest();
        }
        var days = await effectiveDates.ReadDays(cancellation);
        var skipped = days.Count(day => day > newest);
        Names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        Moments = await effectiveDates.Describe([.. days.Skip(skipped).Take(PageSize)], Names, cancellation);
        Newer = skipped == 0 ? null : days[Math.Max(skipped - PageSize, 0)];
        Older = days.Skip(skipped + PageSize).Select(day => (DateOnly?)day).FirstOrDefault();
        return Page();
    }
}
