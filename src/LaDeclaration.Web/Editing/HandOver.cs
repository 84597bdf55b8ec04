using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Editing;

/// <summary>What becomes of a country that gave up the lead.</summary>
public enum Afterwards
{
    TakesPart,
    Leaves,
}

/// <summary>The lead of a committee goes from one country to another: one thing that happened, in a few changes.</summary>
/// <param name="Lead">The lead that is handed over.</param>
/// <param name="To">The country that leads next.</param>
/// <param name="Afterwards">What becomes of the one that led.</param>
/// <param name="Memberships">All of the committee's, whatever their dates.</param>
public sealed record HandOver(Membership Lead, string To, Afterwards Afterwards, IReadOnlyList<Membership> Memberships)
{
    /// <summary>Both countries' changes; what the next lead was before ends on the same day.</summary>
    public IReadOnlyList<Change> Changes(EvidenceForm evidence)
    {
        var takesPart = Afterwards == Afterwards.TakesPart && !Participations(Lead.Country).Any(m => m.IsInForce(evidence.Effective));
        return
        [
            .. Alteration.Ends([Lead, .. Afterwards == Afterwards.Leaves ? Participations(Lead.Country) : []], evidence),
            .. takesPart ? [Change.Add(Seat(Lead.Country, Role.Participant, evidence))] : Array.Empty<Change>(),
            .. Alteration.Ends(Participations(To), evidence),
            Change.Add(Seat(To, Role.Lead, evidence)),
        ];
    }

    /// <summary>The hand-over that a draft says, if that is all it says of the committee.</summary>
    public static HandOver? In(ChangeSet? draft, string committee, IReadOnlyList<Membership> memberships)
    {
        List<(Verb Verb, Membership Row)> said =
            [.. draft?.Changes.Select(c => (c.Verb, Row: c.Proposed as Membership)).Where(c => c.Row?.Committee == committee).Select(c => (c.Verb, c.Row!)) ?? []];
        var lead = Said(Verb.End, Role.Lead).FirstOrDefault();
        var next = Said(Verb.Add, Role.Lead).FirstOrDefault();
        if (lead is null || next is null || next.From != lead.Until || !said.TrueForAll(c => c.Row.Country == lead.Country || c.Row.Country == next.Country))
            return null;
        var isKept = !Said(Verb.End, Role.Participant).Any(IsOfFormer) && memberships.Any(m => m.Role == Role.Participant && IsOfFormer(m) && m.IsInForce(next.From));
        return new HandOver(lead, next.Country, isKept || Said(Verb.Add, Role.Participant).Any(IsOfFormer) ? Afterwards.TakesPart : Afterwards.Leaves, memberships);

        IEnumerable<Membership> Said(Verb verb, Role role) => said.Where(c => c.Verb == verb && c.Row.Role == role).Select(c => c.Row);
        bool IsOfFormer(Membership m) => m.Country == lead.Country;
    }

    private IEnumerable<Membership> Participations(string country) => Memberships.Where(m => m.Country == country && m.Role == Role.Participant);

    private Membership Seat(string country, Role role, EvidenceForm evidence) => new()
    {
        Country = country,
        Committee = Lead.Committee,
        Role = role,
        From = evidence.Effective,
        FromIs = evidence.EffectiveIs,
        Sources = [evidence.SourceKey],
    };
}
