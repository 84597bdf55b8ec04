using System.Globalization;
using LaDeclaration.Web.SavedForms;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>Keeps what somebody is typing into another page's form, and discards it; there is nothing to see here.</summary>
[RepeatableForm]
public sealed class KeptModel(SavedFormStore savedForms, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>Path and query of the page with the form.</summary>
    [FromQuery]
    public string? Address { get; set; }

    private string Person => User.AsActor().Id!;

    public IActionResult OnGet() => Redirect(reader.Now("admin"));

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var at = await savedForms.Save(Person, Address, Request.Form, cancellation);
        var said = Content(at is { } moment ? words["SavedForm_At", moment.ToString(words["Format_Time"], CultureInfo.InvariantCulture)] : words["SavedForm_Not"]);
        said.StatusCode = at is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return said;
    }

    public async Task<IActionResult> OnPostDiscard([FromForm] string? address, [FromForm] string? back, CancellationToken cancellation)
    {
        await savedForms.Delete(Person, address, cancellation);
        TempData["Flash"] = words["SavedForm_Discarded"].Value;
        return Redirect(savedForms.IsSavable(back) ? back! : reader.Now("admin"));
    }
}
