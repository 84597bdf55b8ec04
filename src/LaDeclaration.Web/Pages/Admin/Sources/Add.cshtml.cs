using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Sources;

[Authorize(Policy = Policies.Editor)]
public sealed class AddModel(ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
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
        var key = ReadKey(nameof(Key), Key, Source.KeyMaxLength) ?? Slugs.Propose(described.Title, Source.KeyMaxLength, reader.Index.Index.HasHadSource, year);
        if (key.Length > 0 && (!Source.IsKey(key) || key == Slugs.Reserved))
            Wrong(nameof(Key), "Key_Wrong", Source.KeyMaxLength);
        else if (reader.Index.Index.HasHadSource(key))
            Wrong(nameof(Key), "Sources_KeyUsed", key);
        if (!Check(asksDate: false, asksSource: false))
            return AsTyped();
        return await Save([Change.Add(described with { Key = key })], replaced: change => change.FactId == Fact || (change.Proposed is Source drafted && drafted.Key == key));
    }

    protected override Task<bool> Load(CancellationToken cancellation) => Task.FromResult(true);
}
