using LaDeclaration.Register.Search;

namespace LaDeclaration.Register.Data;

public static class MembershipRevisions
{
    /// <summary>The newest revisions that changed memberships of a country, newest first.</summary>
    /// <param name="country">ISO 3166-1 alpha-2, upper case.</param>
    public static IReadOnlyList<int> FindRevisionsOfMemberships(this IndexAtRevision index, string country, int atMost) =>
    [
        .. index.Index.RolesOfCountry(country).All.SelectMany(r => new[] { r.RecordedIn, r.SupersededIn ?? 0 })
            .Where(revision => revision > 0 && revision <= index.Known).Distinct().OrderDescending().Take(atMost),
    ];
}
