using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Pages.Admin.Shared;
using LaDeclaration.Web.Reviewing;
using LaDeclaration.Web.SavedForms;

namespace LaDeclaration.Web.Pages.Admin.ChangeSets;

/// <summary>What the person wrote: drafts, those that were returned first, then what was sent on and what became of it. Further pages show one of these lists.</summary>
public sealed class IndexModel(ChangeSetList changeSetList, SavedFormList savedForms, ReadingContext reader) : PageModel
{
    /// <summary>The only list to show; all if none is named.</summary>
    [FromQuery]
    public ChangeSetPart? Part { get; set; }

    /// <summary>Of the list that is named.</summary>
    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    /// <summary>Forms that were left before they became a draft.</summary>
    public IReadOnlyList<SavedFormEntry> Begun { get; private set; } = [];

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        var actor = User.AsActor();
        if (Part is null)
            Begun = await savedForms.Read(actor, cancellation);
        var pages = new List<(ChangeSetPart Part, IReadOnlyList<int> Numbers, PageLinks Links)>();
        foreach (var part in Part is { } only ? [only] : Enum.GetValues<ChangeSetPart>())
        {
            if (await ReadPage(actor, part, cancellation) is not { } page)
                return NotFound();
            pages.Add((part, page.Numbers, page.Links));
        }
        var entries = await changeSetList.Of([.. pages.SelectMany(p => p.Numbers).Distinct()], includesUndone: true, cancellation);
        Sections = [.. pages.Where(p => p.Numbers.Count > 0).Select(p => new Section(p.Part, [.. p.Numbers.Select(n => entries[n])], p.Links))];
        return Page();
    }

    private async Task<(IReadOnlyList<int> Numbers, PageLinks Links)?> ReadPage(Actor actor, ChangeSetPart part, CancellationToken cancellation)
    {
        var total = await changeSetList.Count(actor, part, cancellation);
        if (ListPage.FindNumber(total, Part is null ? null : PageNumber, ChangeSetList.PageSize, ChangeSetList.PageSize) is not (var number, var count))
            return null;
        var numbers = await changeSetList.ListNumbers(actor, part, number, cancellation);
        return (numbers, PageLinks.Of(new ListPage<int>(numbers, total, number, count), reader, ("part", $"{part}".ToLowerInvariant())));
    }

    public sealed record Section(ChangeSetPart Part, IReadOnlyList<ChangeSetListEntry> Entries, PageLinks Pages);
}
