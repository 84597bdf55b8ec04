using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Pages;

/// <summary>What is missing or unusual in the register but not against its rules, with sources.</summary>
[PublicPage]
public sealed class GapsModel(RegisterDbContext db, ReadingContext reader, SiteSettings site) : PageModel
{
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public IEnumerable<CommitteeDetails> WithoutLead => Snapshot.Committees.Where(c => !Snapshot.MembersOf(c.Committee, Role.Lead).Any());

    /// <summary>The memberships of each country that is lead and participant of a committee at once, lead first.</summary>
    public IEnumerable<IReadOnlyList<Membership>> BothRoles => Snapshot.Memberships
        .GroupBy(m => (m.Country, m.Committee))
        .Where(held => Snapshot.HasBothRoles(held.Key.Country, held.Key.Committee))
        .Select(held => held.OrderBy(m => m.Role).ToList());

    public IEnumerable<PillarDetails> WithoutCommittee => Snapshot.Pillars.Where(p => !Snapshot.CommitteesOf(p.Pillar).Any());

    /// <summary>By committee, the memberships that no source has confirmed for a year.</summary>
    public ILookup<string, Membership> Unconfirmed { get; private set; } = null!;

    public IReadOnlyList<NameGap> Names { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        Snapshot = await RegisterSnapshot.Read(db, reader, endedScope: EndedEntriesScope.HoldersAndRoles, cancellation: cancellation);
        List<string> recent = [.. Snapshot.Sources.Values.Where(s => ConfirmationRules.IsRecent(s.Date, reader.Clocks.On)).Select(s => s.Key)];
        Unconfirmed = Snapshot.Memberships.AsQueryable().NotConfirmedForAYear(reader.Clocks.On, recent).ToLookup(m => m.Committee);
        Names =
        [
            .. from noun in Snapshot.Pillars.Concat<Details>(Snapshot.Committees).Concat(Snapshot.CountryNames.Values.OrderBy(c => Snapshot.CountryName(c.Country), StringComparer.CurrentCulture))
               let missing = site.Languages.Where(l => !noun.Name.Wordings.ContainsKey(l)).ToList()
               let unofficial = site.Languages.Where(noun.Name.IsUnofficialTranslation).ToList()
               where missing.Count + unofficial.Count > 0
               select new NameGap(noun, GetPath(noun.Subject), unofficial, missing),
        ];
    }

    private static string GetPath(Subject subject) => new ChangeScope(subject.Country, subject.Committee, subject.Pillar).Path();

    /// <param name="Unofficial">The languages in which the name is an unofficial translation.</param>
    /// <param name="Missing">The languages in which there is no name.</param>
    public sealed record NameGap(Details Noun, string Path, IReadOnlyList<string> Unofficial, IReadOnlyList<string> Missing);
}
