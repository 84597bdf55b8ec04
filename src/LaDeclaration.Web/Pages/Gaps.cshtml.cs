using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Pages;

/// <summary>What is missing or unusual in the register but not against its rules, with sources.</summary>
[PublicPage]
public sealed class GapsModel(RegisterDbContext db, ReadingContext reader, SiteSettings site) : PageModel
{
    private static readonly string[] Kinds = ["no-lead", "no-committee", "endorsement-ended", "both-roles", "no-committees", "unconfirmed", "names"];

    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>The only kind to show; null for all.</summary>
    public string? Kind { get; private set; }

    public ListPage<CommitteeDetails> WithoutLead { get; private set; } = null!;

    /// <summary>Endorsements of countries without a role.</summary>
    public ListPage<Endorsement> WithoutRole { get; private set; } = null!;

    public ListPage<Endorsement> Ended { get; private set; } = null!;

    /// <summary>The countries that are lead and participant of a committee at once.</summary>
    public ListPage<(string Country, string Committee)> BothRoles { get; private set; } = null!;

    public ListPage<PillarDetails> WithoutCommittee { get; private set; } = null!;

    /// <summary>The committees with roles that no source has confirmed for a year.</summary>
    public ListPage<CommitteeDetails> Unconfirmed { get; private set; } = null!;

    /// <summary>The number of those roles.</summary>
    public int UnconfirmedCount => reader.Index.Unconfirmed.Sum(c => c.Count());

    public ListPage<Details> Names { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        var index = reader.Index;
        Kind = reader.GetQueryValue("kind", Kinds);
        WithoutLead = Take("no-lead", index.CommitteesWithoutLead);
        WithoutRole = Take("no-committee", [.. index.EndorsementsByName(reader.Language).Where(e => !index.RolesOfCountry(e.Country).Any())]);
        Ended = Take("endorsement-ended", [.. index.EndedEndorsements.Where(e => index.Country(e.Country) is not null)]);
        BothRoles = Take("both-roles", index.BothRoles);
        WithoutCommittee = Take("no-committees", [.. index.Pillars.Where(p => index.CommitteesOf(p.Pillar).Count == 0)]);
        Unconfirmed = Take("unconfirmed", [.. index.Unconfirmed.Select(c => index.Committee(c.Key)!)]);
        Names = Take("names", [.. index.FindWithoutOfficialName(site.Languages).OrderBy(d => d is CountryDetails ? d.Name.In(reader.Language).Text : "", StringComparer.CurrentCulture)]);
        if (reader.Error is not null)
            return BadRequest();
        var read = BothRoles.Items.Select(b => b.Committee).Concat(Unconfirmed.Items.Select(c => c.Committee)).Concat(WithoutLead.Items.Select(c => c.Committee)).Distinct();
        Snapshot = await RegisterSnapshot.Read(db, reader, [.. read.Select(slug => index.Committee(slug)!)], cancellation: cancellation);
        await Snapshot.ReadLastRoles(db, [.. WithoutRole.Items.Select(e => e.Country)], cancellation);
        return Page();
    }

    /// <summary>Lead first.</summary>
    public IReadOnlyList<Membership> FindBothRoles((string Country, string Committee) both) =>
        [.. Enum.GetValues<Role>().SelectMany(role => Snapshot.MembersOf(both.Committee, role)).Where(m => m.Country == both.Country)];

    /// <summary>The unconfirmed roles in a committee.</summary>
    public IReadOnlyList<Membership> FindUnconfirmed(string committee)
    {
        var facts = reader.Index.Unconfirmed[committee].Select(r => r.FactId).ToHashSet();
        return [.. Snapshot.Memberships.Where(m => facts.Contains(m.FactId))];
    }

    /// <summary>What is missing of a name.</summary>
    public NameGap Describe(Details noun) => new(
        noun, new ChangeScope(noun.Subject.Country, noun.Subject.Committee, noun.Subject.Pillar).Path(), [.. site.Languages.Where(noun.Name.IsUnofficialTranslation)], [.. site.Languages.Where(l => !noun.Name.Wordings.ContainsKey(l))]);

    /// <summary>Whether the page shows a kind of gaps.</summary>
    public bool Shows(string kind) => (Kind ?? kind) == kind;

    /// <summary>The whole list, or the beginning of a long one; if only its kind is shown, the page that is asked for.</summary>
    private ListPage<T> Take<T>(string kind, IReadOnlyList<T> list) => Kind switch
    {
        null when list.Count <= Pillar.MaxShownCommittees => new(list, list.Count, 1, 1),
        null => new([.. list.Take(PageLimits.GapsOnPage)], list.Count, 1, 1),
        _ when Kind == kind => ListPage.Read(reader, list, Pillar.MaxShownCommittees, PageLimits.GapsOnPage),
        _ => new([], list.Count, 1, 1),
    };

    /// <param name="Unofficial">The languages in which the name is an unofficial translation.</param>
    /// <param name="Missing">The languages in which there is no name.</param>
    public sealed record NameGap(Details Noun, string Path, IReadOnlyList<string> Unofficial, IReadOnlyList<string> Missing);
}
