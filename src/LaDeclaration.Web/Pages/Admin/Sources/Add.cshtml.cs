using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Sources;

[Authorize(Policy = Policies.Editor)]
public sealed class AddModel(RegisterDbContext db, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private List<string> used = [];

    /// <summary>The permanent key, as typed; made from title and year when empty.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The row to put anew, of those that the draft adds; none for a first one.</summary>
    [FromQuery(Name = "fact")]
    public Guid? Fact { get; set; }

    [BindProperty]
    public SourceForm Fields { get; set; } = new();

    public void OnGet()
    {
        var earlier = Added<Source>(Fact);
        if (earlier is not null)
            (Key, Fields) = (earlier.Key, SourceForm.Of(earlier));
        else
            Fields.Language = reader.Language;
        Restore(c => c.Proposed == earlier);
    }

    public async Task<IActionResult> OnPost()
    {
        var described = Read(Fields.Typed, new Source { Key = "", Title = "", Publisher = "", Language = "" });
        var year = Source.IsDate(described.Date) ? described.Date![..4] : "";
        var key = ReadKey(nameof(Key), Key, Source.KeyMaxLength) ?? Slugs.Propose(described.Title, Source.KeyMaxLength, used.Contains, year);
        if (key.Length > 0 && (!Source.IsKey(key) || key == Slugs.Reserved))
            Wrong(nameof(Key), "Key_Wrong", Source.KeyMaxLength);
        else if (used.Contains(key))
            Wrong(nameof(Key), "Sources_KeyUsed", key);
        if (!Check(asksDate: false, asksSource: false))
            return AsTyped();
        return await Save([Change.Add(described with { Key = key })], replaced: change => change.FactId == Fact || (change.Proposed is Source drafted && drafted.Key == key));
    }

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        used = await db.Sources.Where(s => s.RecordedIn <= reader.Clocks.Known || s.SupersededIn != null).Select(s => s.Key).Distinct().ToListAsync(cancellation);
        return true;
    }
}
