using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>Roles, endorsements and committees on a day, to describe what a search found.</summary>
public sealed class MembershipCounts
{
    private readonly List<CommitteeDetails> committees;
    private readonly ILookup<string, Membership> ofCountry;
    private readonly ILookup<string, Membership> ofCommittee;
    private readonly ILookup<string, Endorsement> endorsements;

    internal MembershipCounts(IEnumerable<CommitteeDetails> committees, IReadOnlyCollection<Membership> memberships, IEnumerable<Endorsement> endorsements)
    {
        this.committees = [.. committees];
        ofCountry = memberships.ToLookup(m => m.Country);
        ofCommittee = memberships.ToLookup(m => m.Committee);
        this.endorsements = endorsements.ToLookup(e => e.Country);
    }

    /// <summary>In how many committees a country has each role, or how many countries have it in a committee; both roles at once count as lead.</summary>
    public (int Leads, int Participants) CountRoles(Subject subject, DateOnly day)
    {
        var held = MembershipsOf(subject).Where(m => m.IsInForce(day)).GroupBy(m => (m.Country, m.Committee)).Select(g => g.Min(m => m.Role)).ToLookup(role => role);
        return (held[Role.Lead].Count(), held[Role.Participant].Count());
    }

    /// <summary>The memberships, or those of one role, that ended last up to that day; meaningful only if there is none on it.</summary>
    public IReadOnlyList<Membership> FindLastRoles(Subject subject, DateOnly day, Role? role = null)
    {
        var ended = MembershipsOf(subject).Where(m => m.HasEndedBy(day) && m.Role == (role ?? m.Role)).ToList();
        return ended.FindAll(m => m.Until == ended.Max(other => other.Until));
    }

    /// <summary>The endorsement that ended last up to that day; null if the country endorses on it, or never did.</summary>
    public Endorsement? FindEndedEndorsement(string country, DateOnly day) =>
        endorsements[country].Any(e => e.IsInForce(day)) ? null : endorsements[country].Where(e => e.HasEndedBy(day)).MaxBy(e => e.Until);

    public int CountCommittees(int pillar, DateOnly day) => committees.Count(c => c.Pillar == pillar && c.IsInForce(day));

    private IEnumerable<Membership> MembershipsOf(Subject subject) => subject.Country is { } country ? ofCountry[country] : ofCommittee[subject.Committee!];
}
