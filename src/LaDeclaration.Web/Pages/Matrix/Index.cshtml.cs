using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Pages.Matrix;

[PublicPage]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    private ILookup<(string Country, string Committee), Membership> cells = null!;

    /// <summary>What is picked of it.</summary>
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    /// <summary>Every pillar that can be picked.</summary>
    public IEnumerable<int> Pillars { get; private set; } = [];

    public MembershipFilter Filter { get; private set; } = null!;

    /// <summary>“country” for the table, which on a phone is a list of countries; “committee” for a list of committees.</summary>
    public string By { get; private set; } = "";

    /// <summary>“name” or “roles”, the most first.</summary>
    public string Sort { get; private set; } = "";

    /// <summary>The countries to set side by side, when the address asks for that instead.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>Every endorsing country, sorted as asked.</summary>
    public IReadOnlyList<Endorsement> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        By = reader.GetQueryValue("by", "country", "committee") ?? "country";
        Sort = reader.GetQueryValue("sort", "name", "roles") ?? "name";
        Filter = await MembershipFilter.Read(db, reader, cancellation);
        var snapshot = await RegisterSnapshot.Read(db, reader, missing: EndedEntriesScope.HoldersAndRoles, cancellation: cancellation);
        Comparison = Comparison.Read(snapshot, reader);
        if (reader.Error is not null)
            return BadRequest();
        Pillars = snapshot.Pillars.Select(p => p.Pillar);
        Snapshot = Filter.Apply(snapshot);
        Snapshot = Snapshot.Restrict(Snapshot.Pillars, By == "committee" ? Sorted(Snapshot.Committees) : Snapshot.Committees);
        cells = Snapshot.Memberships.Where(m => Filter.Roles.Contains(m.Role)).ToLookup(m => (m.Country, m.Committee));
        Rows = Sort == "name" ? Snapshot.Endorsements : [.. Snapshot.Endorsements.OrderByDescending(e => Count(e.Country)).ThenByDescending(e => Snapshot.Count(Role.Lead, e.Country))];
        return Page();
    }

    /// <summary>The roles a country has in a committee, of those picked, the lead first.</summary>
    public IReadOnlyList<Membership> Held(string country, string committee) => [.. cells[(country, committee)].OrderBy(m => m.Role)];

    /// <summary>How many roles of those picked a country has, or a committee, one with both in the other counted once.</summary>
    public int Count(string? country = null, string? committee = null) => Filter.Roles.Sum(role => Snapshot.Count(role, country, committee));

    private IEnumerable<CommitteeDetails> Sorted(IEnumerable<CommitteeDetails> committees) => committees
        .OrderByDescending(c => Sort == "roles" ? Count(committee: c.Committee) : 0)
        .ThenBy(c => c.Name.In(reader.Language).Text, Snapshot.NameComparer);
}
