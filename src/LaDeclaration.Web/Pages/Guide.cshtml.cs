using LaDeclaration.Register.Data;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages;

/// <summary>Every part that pages are made of, in every state: for whoever works on the look. In development only.</summary>
public sealed class GuideModel(RegisterDbContext db, Reader reader, IWebHostEnvironment environment) : PageModel
{
    public Roster Roster { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
            return NotFound();
        Roster = await Roster.Read(db, reader, cancellation: cancellation);
        ViewData.ModelState.AddModelError("Guide.Wrong", "Give the day on which it takes effect.");
        return Page();
    }
}
