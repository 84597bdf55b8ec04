using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Committees;

[Authorize(Policy = Policies.Editor)]
public sealed class OrderModel(ReadingContext reader, DraftPageServices services) : DraftPage(services)
{
    /// <summary>All versions in this pillar of the committees that are in it today or later.</summary>
    private List<CommitteeDetails> versions = [];

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The place of each committee, by its slug, as typed.</summary>
    [BindProperty]
    public Dictionary<string, string?> Places { get; set; } = [];

    [BindProperty]
    public string? How { get; set; }

    public bool RecordedWrongly => How == "wrong";

    public PillarDetails Pillar { get; private set; } = null!;

    /// <summary>Those in the pillar today or announced for it, by place.</summary>
    public IReadOnlyList<CommitteeDetails> Committees { get; private set; } = [];

    public void OnGet()
    {
        Places = Committees.ToDictionary(c => c.Committee, c => (string?)$"{Draft.AsDrafted(c).Order}");
        How = versions.Exists(v => Draft.IsCorrected(v)) ? "wrong" : null;
        Restore(change => versions.Exists(v => v.FactId == change.FactId));
    }

    public async Task<IActionResult> OnPost()
    {
        var places = ReadPlaces();
        if (!Check(asksDate: !RecordedWrongly) || (!RecordedWrongly && Newest(places) is { } newest && !CheckDateWithin(newest)))
            return AsTyped();
        List<Change> changes =
        [
            .. from version in versions
               where places.ContainsKey(version.Committee) && IsConcerned(version)
               from change in Alteration.Changes(version, version with { Order = places[version.Committee] }, RecordedWrongly || version.From >= Evidence.Effect.Day, Evidence.Effect)
               select change,
        ];
        var concerned = versions.Select(Draft.IsAbout).ToList();
        return await Save(changes, replaced: change => concerned.Exists(speaks => speaks(change)));
    }

    protected override Task<bool> Load(CancellationToken cancellation)
    {
        var index = reader.Index;
        Pillar = index.Index.PillarVersions(Number).Current(reader.Today)!;
        var slugs = index.CommitteesOf(Number).Concat(index.Announced.OfType<CommitteeDetails>().Where(c => c.Pillar == Number)).Select(c => c.Committee).Distinct();
        versions = [.. slugs.SelectMany(index.Index.CommitteeVersions).Where(c => c.Pillar == Number)];
        Committees =
        [
            .. from version in versions
               where !version.HasEndedBy(reader.Today)
               group version by version.Committee into open
               let current = open.Current(reader.Today)
               orderby current.Order
               select current,
        ];
        return Task.FromResult(Pillar is not null && Committees.Count > 0);
    }

    /// <summary>Of the committees that already stand here and get another place, the one that came last: no change can be earlier.</summary>
    private CommitteeDetails? Newest(Dictionary<string, int> places) => versions
        .Where(v => v.HasStartedBy(reader.Today) && places.ContainsKey(v.Committee))
        .GroupBy(v => v.Committee)
        .Where(v => v.Any(version => version.Order != places[v.Key]))
        .Select(v => v.MinBy(version => version.From)! with { Until = null })
        .MaxBy(v => v.From);

    private Dictionary<string, int> ReadPlaces()
    {
        var places = new Dictionary<string, int>();
        foreach (var slug in Committees.Select(c => c.Committee))
        {
            if (!int.TryParse(SoundText.Trim(Places.GetValueOrDefault(slug) ?? ""), out var place) || place is < 1 or > PlaceForm.MaxOrder)
                Wrong($"Places[{slug}]", "Committees_OrderWrong", PlaceForm.MaxOrder);
            else if (places.ContainsValue(place))
                Wrong($"Places[{slug}]", "Order_Twice", place);
            else
                places[slug] = place;
        }
        return places;
    }

    /// <summary>A change concerns what holds on its day and what is announced for later; a correction what holds today or later.</summary>
    private bool IsConcerned(CommitteeDetails version) =>
        !version.HasEndedBy(RecordedWrongly ? reader.Today : Evidence.Effect.Day);
}
