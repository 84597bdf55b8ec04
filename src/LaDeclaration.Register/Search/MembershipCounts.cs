using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>Who holds or held which role, who endorses or endorsed, and which committees a pillar has: what a finding says beside its name.</summary>
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

    /// <summary>In how many committees a country has each role on that day, or how many countries have it in a committee; both at once count as lead.</summary>
    public (int Leads, int Participants) Seats(Subject subject, DateOnly day)
    {
        var held = Of(subject).Where(m => m.IsInForce(day)).GroupBy(m => (m.Country, m.Committee)).Select(g => g.Min(m => m.Role)).ToLookup(role => role);
        return (held[Role.Lead].Count(), held[Role.Participant].Count());
    }

    /// <summary>The roles, or those of one kind, that ended last up to that day; to be asked where there is none on it.</summary>
    public IReadOnlyList<Membership> LastSeats(Subject subject, DateOnly day, Role? role = null)
    {
        var ended = Of(subject).Where(m => m.HasEndedBy(day) && m.Role == (role ?? m.Role)).ToList();
        return ended.FindAll(m => m.Until == ended.Max(other => other.Until));
    }

    /// <summary>The endorsement that ended last up to that day; none where the country endorses on it, or never did.</summary>
    public Endorsement? EndedEndorsement(string country, DateOnly day) =>
        endorsements[country].Any(e => e.IsInForce(day)) ? null : endorsements[country].Where(e => e.HasEndedBy(day)).MaxBy(e => e.Until);

    public int CommitteesOf(int pillar, DateOnly day) => committees.Count(c => c.Pillar == pillar && c.IsInForce(day));

    private IEnumerable<Membership> Of(Subject subject) => subject.Country is { } country ? ofCountry[country] : ofCommittee[subject.Committee!];
}
