using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Editing;

/// <summary>What a country is in a committee, as a form asks it: one answer for both roles.</summary>
[Flags]
public enum MembershipRoles
{
    None = 0,
    Participant = 1,
    Lead = 2,
    Both = Participant | Lead,
}

/// <summary>Why something that the register says is taken away or altered.</summary>
public enum AlterationKind
{
    /// <summary>It was so, and changed on the date given.</summary>
    Changed,

    /// <summary>It was recorded wrongly from the beginning.</summary>
    Wrong,
}

/// <summary>A country's place in a committee: what the register says of it now, and what may be said anew.</summary>
/// <param name="Key">What tells it from the others in its form: the country's code, the committee's slug, or both.</param>
/// <param name="Current">What is in force, or else announced.</param>
/// <param name="Later">What is announced beside what is in force.</param>
public sealed record MembershipCell(string Key, string Country, string Committee, LocalizedText Name, int Pillar, IReadOnlyList<Membership> Current, IReadOnlyList<Membership> Later)
{
    public MembershipRoles Now => Of(Current);

    /// <summary>What begins after that day.</summary>
    public IReadOnlyList<Membership> Announced(DateOnly day) => [.. Current.Concat(Later).Where(m => !m.HasBegunBy(day))];

    /// <summary>What is announced of a role that an answer would add now: the two would clash. What the draft itself alters does not.</summary>
    public Membership? Clashing(MembershipRoles answer, ChangeSet? draft) =>
        Later.FirstOrDefault(m => Has(answer & ~Now, m.Role) && draft?.Changes.Any(c => c.FactId == m.FactId) != true);

    public bool TakesAway(PostedCell posted) => (Now & ~posted.Role) != MembershipRoles.None;

    public bool IsDifferent(PostedCell posted) => posted.Role != Now || (posted.Confirm && Current.Count > 0);

    /// <summary>True when the answer needs a date of effect.</summary>
    public bool IsDated(PostedCell posted) => posted.Role != Now && !(TakesAway(posted) && posted.How == AlterationKind.Wrong);

    /// <summary>The changes an answer comes to. A role that was another from the beginning is a correction of the same entry.</summary>
    public IEnumerable<Change> Changes(PostedCell posted, EvidenceForm evidence)
    {
        var gone = Current.Where(m => !Has(posted.Role, m.Role)).ToList();
        var kept = Current.Except(gone);
        var added = Enum.GetValues<Role>().Where(role => Has(posted.Role, role) && Current.All(m => m.Role != role)).ToList();
        string[] cited = [evidence.SourceKey];
        if (posted.How == AlterationKind.Wrong)
        {
            foreach (var (wrong, right) in gone.Zip(added))
                yield return Change.Correct(wrong, wrong with { Role = right, Sources = [.. wrong.Sources.Union(cited)] });
            foreach (var wrong in gone.Skip(added.Count))
                yield return Change.Retract(wrong);
            added = [.. added.Skip(gone.Count)];
        }
        else
        {
            foreach (var ended in gone)
                yield return Change.End(ended, evidence.Effective, evidence.EffectiveIs, cited);
        }
        foreach (var role in added)
            yield return Change.Add(new Membership { Country = Country, Committee = Committee, Role = role, From = evidence.Effective, FromIs = evidence.EffectiveIs, Sources = [.. cited] });
        if (posted.Confirm)
            foreach (var membership in kept)
                yield return Change.Confirm(membership, cited);
    }

    /// <summary>True for a draft's change that <see cref="Changes"/> could have made for this seat: an answer given anew replaces it.</summary>
    public bool IsReplaced(Change change) => change.Proposed switch
    {
        null => Current.Any(m => m.FactId == change.FactId),
        Membership m when change.Verb == Verb.Correct => Current.Any(c => c.FactId == m.FactId && c.Role != m.Role),
        Membership m => m.Country == Country && m.Committee == Committee,
        _ => false,
    };

    /// <summary>What a draft says of this seat.</summary>
    public PostedCell PostedIn(IEnumerable<Change> changes)
    {
        var posted = new PostedCell { Role = Now };
        foreach (var change in changes.Where(IsReplaced))
        {
            var was = Current.FirstOrDefault(m => m.FactId == change.FactId);
            if (change.Verb == Verb.Confirm)
                posted.Confirm = true;
            else if (was is not null)
                (posted.Role, posted.How) = (posted.Role & ~Of([was]), change.Verb == Verb.End ? AlterationKind.Changed : AlterationKind.Wrong);
            if (change is { Verb: Verb.Add or Verb.Correct, Proposed: Membership proposed })
                posted.Role |= Of([proposed]);
        }
        return posted;
    }

    private static MembershipRoles Of(IEnumerable<Membership> memberships) =>
        memberships.Aggregate(MembershipRoles.None, (seated, m) => seated | (m.Role == Role.Lead ? MembershipRoles.Lead : MembershipRoles.Participant));

    private static bool Has(MembershipRoles seated, Role role) => seated.HasFlag(role == Role.Lead ? MembershipRoles.Lead : MembershipRoles.Participant);
}
