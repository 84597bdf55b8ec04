using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>Who is notified of an act on a change set.</summary>
/// <param name="RecipientIds">The members of staff involved in the change set.</param>
/// <param name="IsForEditors">Whether everybody who may publish is notified, too.</param>
/// <param name="ActorId">Who acted and is not notified; null for the initial data.</param>
public sealed record Audience(IReadOnlyList<string> RecipientIds, bool IsForEditors, string? ActorId)
{
    /// <summary>A proposal goes to editors, a comment to everybody involved, anything else to the author.</summary>
    public static Audience Of(ChangeSet changeSet, Act act, string? actorId)
    {
        IEnumerable<string?> involved = act switch
        {
            Act.Proposed => [],
            Act.Commented => changeSet.Remarks.Select(r => r.ById).Append(changeSet.AuthorId),
            _ => [changeSet.AuthorId],
        };
        List<string> recipients = [.. involved.OfType<string>().Where(id => id != actorId).Distinct()];
        // The author's own comment, before anybody answered, goes to editors.
        return new Audience(recipients, act == Act.Proposed || (act == Act.Commented && recipients.Count == 0), actorId);
    }

    public bool Includes(Actor actor) => actor.Id is { } id && id != ActorId && (RecipientIds.Contains(id) || (IsForEditors && actor.MayPublish));
}
