using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>A file of memberships becomes a draft; one with anything wrong in it becomes a list of what is wrong, and nothing else.</summary>
[Authorize(Policy = Policies.Editor)]
[EnableRateLimiting(RateLimitPolicies.Import)]
[BodySizeLimit(RequestLimits.MaxImportBytes)]
public sealed class ImportModel(MembershipImporter importer, ImportLocks turns, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>That there are more, if there are.</summary>
    public string? Shown { get; private set; }

    /// <summary>That nothing would change, after a file that says what the register says.</summary>
    public string? Nothing { get; private set; }

    /// <summary>Which dates were read that are written otherwise.</summary>
    public string? DatesRead { get; private set; }

    public void OnGet() => Restore(_ => true);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        await using var turn = Upload is null ? null : await turns.Acquire(Actor.Id!, cancellation);
        var import = Upload is null || turn is null ? null : await Read(await Bytes(Upload, cancellation), cancellation);
        Faults = import?.Faults ?? [];
        Shown = import?.FaultCount > Faults.Count ? importer.Shown(import) : null;
        if (import is null)
            Wrong(nameof(Upload), Upload is null ? "Import_FileNeeded" : "Import_Running");
        else if (Faults.Count > 0)
            ModelState.AddModelError(nameof(Upload), importer.Refusal(import));
        if (!Check(asksDate: false, asksSource: false))
            return AsTyped();
        var summary = importer.Summary(import!);
        DatesRead = importer.DatesRead(import!);
        if (import!.Changes.Count == 0)
        {
            Nothing = summary;
            return Page();
        }
        TempData["Flash"] = DatesRead is null ? summary : $"{summary} {DatesRead}";
        return await Save(import.Changes);
    }

    public string Sentence(Fault fault) => importer.Sentence(fault);

    protected override Task<bool> Load(CancellationToken cancellation) => Task.FromResult(true);

    /// <summary>As of when the form was opened; a file that names an entry which the register did not have then is newer than the form.</summary>
    private async Task<MembershipImport> Read(byte[] file, CancellationToken cancellation)
    {
        var import = await importer.Read(file, Draft, cancellation);
        if (reader.Clocks.Known == reader.Newest || !import.Faults.Any(f => f.Flaw is Flaw.IdUnknown or Flaw.IdRetracted))
            return import;
        reader.Clocks = reader.Clocks with { Known = reader.Newest };
        return await importer.Read(file, Draft, cancellation);
    }

    /// <summary>Of a file that is too large no more than shows that it is.</summary>
    private static async Task<byte[]> Bytes(IFormFile upload, CancellationToken cancellation)
    {
        await using var stream = upload.OpenReadStream();
        var bytes = new byte[(int)Math.Min(upload.Length, MembershipFile.MaxBytes + 1)];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
