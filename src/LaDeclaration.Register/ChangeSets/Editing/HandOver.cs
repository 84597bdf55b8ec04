using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets.Editing;

/// <summary>What becomes of a country that gave up the lead.</summary>
public enum Afterwards
{
    TakesPart,
    Leaves,
}

/// <summary>The lead of a committee goes from one country to another: one event, in a few changes.</summary>
/// <param name="Lead">The lead that is handed over.</param>
/// <param name="To">The country that leads next.</param>
/// <param name="Afterwards">What becomes of the country that led.</param>
/// <param name="Memberships">All of the committee's, whatever their dates.</param>
public sealed record HandOver(Membership Lead, string To, Afterwards Afterwards, IReadOnlyList<Membership> Memberships)
{
    /// <summary>Both countries' changes; the next lead's participation ends on the same day.</summary>
    public IReadOnlyList<Change> Changes(Effect effect)
    {
        var takesPart = Afterwards == Afterwards.TakesPart && !Participations(Lead.Country).Any(m => m.IsInForce(effect.Day));
        return
        [
            .. Alteration.Ends([Lead, .. Afterwards == Afterwards.Leaves ? Participations(Lead.Country) : []], effect),
            .. takesPart ? [effect.Begin(Lead.Country, Lead.Committee, Role.Participant)] : Array.Empty<Change>(),
            .. Alteration.Ends(Participations(To), effect),
            effect.Begin(To, Lead.Committee, Role.Lead),
        ];
    }

    /// <summary>The hand-over that a draft describes; none if it does anything else to the committee's memberships.</summary>
    public static HandOver? In(ChangeSet? draft, string committee, IReadOnlyList<Membership> memberships)
    {
        List<(Verb Verb, Membership Row)> drafted =
            [.. draft?.Changes.Select(c => (c.Verb, Row: c.Proposed as Membership)).Where(c => c.Row?.Committee == committee).Select(c => (c.Verb, c.Row!)) ?? []];
        var lead = Rows(Verb.End, Role.Lead).FirstOrDefault();
        var next = Rows(Verb.Add, Role.Lead).FirstOrDefault();
        if (lead is null || next is null || next.From != lead.Until || !drafted.TrueForAll(c => c.Row.Country == lead.Country || c.Row.Country == next.Country))
            return null;
        var isKept = !Rows(Verb.End, Role.Participant).Any(IsOfFormer) && memberships.Any(m => m.Role == Role.Participant && IsOfFormer(m) && m.IsInForce(next.From));
        return new HandOver(lead, next.Country, isKept || Rows(Verb.Add, Role.Participant).Any(IsOfFormer) ? Afterwards.TakesPart : Afterwards.Leaves, memberships);

        IEnumerable<Membership> Rows(Verb verb, Role role) => drafted.Where(c => c.Verb == verb && c.Row.Role == role).Select(c => c.Row);
        bool IsOfFormer(Membership m) => m.Country == lead.Country;
    }

    private IEnumerable<Membership> Participations(string country) => Memberships.Where(m => m.Country == country && m.Role == Role.Participant);
}
