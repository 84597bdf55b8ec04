using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Editing;

/// <summary>A country's memberships of a committee, and what becomes of them when a <see cref="PostedCell"/> says otherwise.</summary>
/// <param name="Key">What tells it from the others in its form: the country's code, the committee's slug, or both.</param>
/// <param name="Name">Of the country or the committee, whichever the form lists.</param>
/// <param name="Current">What is in force, or else announced.</param>
/// <param name="Later">What is announced beside what is in force.</param>
public sealed record MembershipCell(string Key, string Country, string Committee, LocalizedText Name, int Pillar, IReadOnlyList<Membership> Current, IReadOnlyList<Membership> Later)
{
    public MembershipRoles Now => Current.ToRoles();

    public IReadOnlyList<Membership> Announced(DateOnly day) => [.. Current.Concat(Later).Where(m => !m.HasStartedBy(day))];

    /// <summary>The announced membership in a role that would be added now, with which it would overlap; none if the draft itself alters it.</summary>
    public Membership? Clashing(MembershipRoles proposed, ChangeSet? draft) =>
        Later.FirstOrDefault(m => (proposed & ~Now).Includes(m.Role) && draft?.Changes.Any(c => c.FactId == m.FactId) != true);

    public bool TakesAway(PostedCell posted) => (Now & ~posted.Role) != MembershipRoles.None;

    public bool IsDifferent(PostedCell posted) => posted.Role != Now || (posted.Confirm && Current.Count > 0);

    /// <summary>Whether the changes need a date of effect.</summary>
    public bool IsDated(PostedCell posted) => posted.Role != Now && !(TakesAway(posted) && posted.How == AlterationKind.Wrong);

    /// <summary>A role that was recorded wrongly is corrected to one that is added, or else retracted.</summary>
    public IEnumerable<Change> Changes(PostedCell posted, Effect effect)
    {
        var gone = Current.Where(m => !posted.Role.Includes(m.Role)).ToList();
        var added = Enum.GetValues<Role>().Where(role => (posted.Role & ~Now).Includes(role)).ToList();
        var corrected = posted.How == AlterationKind.Wrong ? gone.Zip(added).ToList() : [];
        return
        [
            .. corrected.Select(pair => effect.Correct(pair.First, pair.First with { Role = pair.Second })),
            .. gone.Skip(corrected.Count).Select(m => posted.How == AlterationKind.Wrong ? Change.Retract(m) : effect.End(m)),
            .. added.Skip(corrected.Count).Select(role => effect.Begin(Country, Committee, role)),
            .. posted.Confirm ? Current.Except(gone).Select(m => Change.Confirm(m, [effect.Source])) : [],
        ];
    }

    /// <summary>Whether a draft's change is one that <see cref="Changes"/> could have made for this cell, and that posting it anew replaces.</summary>
    public bool IsReplaced(Change change) => change.Proposed switch
    {
        null => Current.Any(m => m.FactId == change.FactId),
        Membership m when change.Verb == Verb.Correct => Current.Any(c => c.FactId == m.FactId && c.Role != m.Role),
        Membership m => m.Country == Country && m.Committee == Committee,
        _ => false,
    };

    /// <summary>What a draft's changes say about this cell.</summary>
    public PostedCell PostedIn(IEnumerable<Change> changes)
    {
        var posted = new PostedCell { Role = Now };
        foreach (var change in changes.Where(IsReplaced))
        {
            var was = Current.FirstOrDefault(m => m.FactId == change.FactId);
            if (change.Verb == Verb.Confirm)
                posted.Confirm = true;
            else if (was is not null)
                (posted.Role, posted.How) = (posted.Role & ~was.Role.ToRoles(), change.Verb == Verb.End ? AlterationKind.Changed : AlterationKind.Wrong);
            if (change is { Verb: Verb.Add or Verb.Correct, Proposed: Membership proposed })
                posted.Role |= proposed.Role.ToRoles();
        }
        return posted;
    }
}
