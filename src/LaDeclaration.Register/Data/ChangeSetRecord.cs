using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>What happens to a change set goes on record, and those whom it concerns are told, in the same save as the thing itself.</summary>
public static class ChangeSetRecord
{
    public static async Task Note(this RegisterDbContext db, ChangeSet changeSet, Act act, Actor by, DateTime now, string? detail = null, CancellationToken cancellation = default)
    {
        db.Journal.Add(JournalEntry.Of(act, now, by, changeSet: changeSet.Number, detail: detail));
        if (LetterAbout(act) is not { } kind)
            return;
        var audience = Audience.Of(changeSet, act, by.Id);
        var told = await db.Users.WhoCanSignIn()
            .Where(s => s.Notices == NoticePace.AtOnce && s.Id != by.Id)
            .Where(s => audience.TakingPart.Contains(s.Id) || (audience.IsForEditors && s.Role != StaffRole.Delegate))
            .Select(s => s.Id).ToListAsync(cancellation);
        db.Letters.AddRange(told.Select(id => Letter.To(id, kind, now, changeSet.Number)));
    }

    /// <summary>Those who can sign in.</summary>
    public static IQueryable<StaffMember> WhoCanSignIn(this IQueryable<StaffMember> staff) => staff.Where(s => s.DisabledAt == null && s.AcceptedAt != null);

    private static LetterKind? LetterAbout(Act act) => act switch
    {
        Act.Proposed => LetterKind.Proposed,
        Act.Returned => LetterKind.Returned,
        Act.Rejected => LetterKind.Rejected,
        Act.Published => LetterKind.Published,
        Act.Commented => LetterKind.Commented,
        _ => null,
    };
}
