using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>All days on which something begins, ends or changes, newest first.</summary>
[PublicPage]
public sealed class DatesModel(ReadingContext reader, EffectiveDateQuery effectiveDates) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<EffectiveDate> EffectiveDates { get; private set; } = [];

    public NameLookup Names { get; private set; } = null!;

    /// <summary>The first day of the page before; null on the first page.</summary>
    public DateOnly? Newer { get; private set; }

    /// <summary>The first day of the page after; null on the last page.</summary>
    public DateOnly? Older { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] string? before, CancellationToken cancellation)
    {
        var (newest, wrong) = before is null ? (DateOnly.MaxValue, null) : DateInput.Read(before);
        if (newest is null)
        {
            reader.Error = wrong ?? new ErrorMessage("Error_BadDate", before!);
            return BadRequest();
        }
        var days = effectiveDates.Days;
        var skipped = days.Count(d => d.Day > newest);
        Names = reader.Names();
        EffectiveDates = await effectiveDates.Describe([.. days.Skip(skipped).Take(PageSize)], Names, cancellation);
        Newer = skipped == 0 ? null : days[Math.Max(skipped - PageSize, 0)].Day;
        Older = days.Skip(skipped + PageSize).Select(d => (DateOnly?)d.Day).FirstOrDefault();
        return Page();
    }
}
