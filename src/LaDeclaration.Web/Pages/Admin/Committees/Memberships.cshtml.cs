using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Editing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>A committee's members: every endorsing country with its role, several changes at once.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MembershipsModel(MembershipCells cells, MembershipGridForm gridForm, ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    private NameLookup names = null!;

    [FromRoute]
    public string Slug { get; set; } = "";

    /// <summary>The page of the countries, if they are too many for one.</summary>
    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [BindProperty]
    public Dictionary<string, PostedCell> Answers { get; set; } = [];

    public IReadOnlyList<MembershipCell> Cells { get; private set; } = [];

    public PageLinks Pages { get; private set; } = null!;

    public LocalizedText Name => names.Committee(Slug)!;

    public MembershipGrid Grid => new(Cells, Answers, names, Draft);

    public void OnGet()
    {
        if (Draft is not null)
            Answers = Cells.ToDictionary(c => c.Key, c => c.PostedIn(Draft.Changes));
        Restore(change => Cells.Any(c => c.IsReplaced(change)));
    }

    public async Task<IActionResult> OnPost() =>
        gridForm.ReadChanges(Grid, this) is { } changes ? await SaveDraft(changes, Grid.IsReplaced) : AsTyped();

    protected override async Task<bool> Load(CancellationToken cancellation)
    {
        names = reader.Names();
        if (reader.Index.FindOpenCommittee(Slug) is not { } committee || ListPage.Find(ListCountries(), PageNumber, Country.MaxShown, PageLimits.CountriesOnPage) is not { } page)
            return false;
        Pages = PageLinks.Of(page, reader, ("draft", Draft is null ? null : $"{Draft.Number}"));
        Cells = await cells.OfCommittee(committee, page.Items, names, cancellation);
        // What is posted of another page is left alone.
        var gone = Answers.Keys.Except(Cells.Select(c => c.Key)).Where(code => !reader.Index.IsOpenCountry(code));
        return Cells.Count > 0 && gridForm.LeaveOut(gone.Select(country => (country, Slug)), ModelState, names);
    }

    /// <summary>By name; if they are too many for one page, the members and those that the draft is about come first.</summary>
    private IReadOnlyList<string> ListCountries()
    {
        var all = cells.ListCountries(names);
        if (all.Count <= Country.MaxShown)
            return all;
        var first = reader.Index.Index.RolesOfCommittee(Slug).Where(r => !r.HasEndedBy(reader.Today)).Select(r => r.Country)
            .Concat(Draft.ProposedMemberships().Where(m => m.Committee == Slug).Select(m => m.Country)).ToHashSet();
        return [.. all.OrderByDescending(first.Contains)];
    }
}
