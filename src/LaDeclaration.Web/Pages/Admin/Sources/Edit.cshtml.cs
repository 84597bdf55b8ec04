using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Sources;

[Authorize(Policy = Policies.Editor)]
public sealed class EditModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    [FromRoute(Name = "key")]
    public string Key { get; set; } = "";

    [BindProperty]
    public SourceForm Fields { get; set; } = new();

    public Source Current { get; private set; } = null!;

    public void OnGet()
    {
        Fields = SourceForm.Of(Draft?.Changes.FirstOrDefault(c => c.FactId == Current.FactId)?.Proposed as Source ?? Current);
        Restore(change => change.FactId == Current.FactId);
    }

    public async Task<IActionResult> OnPost()
    {
        var corrected = Read(Fields.Typed, Current);
        if (!Check(asksDate: false, asksSource: false))
            return AsTyped();
        return await Save(corrected == Current ? [] : [Change.Correct(Current, corrected)]);
    }

    protected override string AddForm => "admin/sources/new";

    protected override bool IsAbout(Recorded row) => row is Source source && source.Key == Key;

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        Current = (await db.Sources.AsNoTracking().KnownAt(reader.Clocks.Known).SingleOrDefaultAsync(s => s.Key == Key, cancellation))!;
        return Current is not null;
    }
}
