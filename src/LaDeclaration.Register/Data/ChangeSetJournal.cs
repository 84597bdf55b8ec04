using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>What happens to a change set goes on record, and those whom it concerns are told, in the same save as the thing itself.</summary>
public static class ChangeSetJournal
{
    public static async Task RecordAct(this RegisterDbContext db, ChangeSet changeSet, Act act, Actor by, DateTime now, string? detail = null, CancellationToken cancellation = default)
    {
        db.Journal.Add(JournalEntry.Of(act, now, by, changeSet: changeSet.Number, detail: detail));
        // What is not written to them because the person has caused too many letters today, they find on the site.
        if (LetterAbout(act) is not { } kind || await db.HasReachedLetterLimit(by, now, cancellation))
            return;
        var audience = Audience.Of(changeSet, act, by.Id);
        var told = await db.Users.WhoCanSignIn()
            .Where(s => s.Notices == NotificationFrequency.AtOnce && s.Id != by.Id)
            .Where(s => audience.RecipientIds.Contains(s.Id) || (audience.IsForEditors && s.Role != StaffRole.Delegate))
            .Select(s => s.Id).ToListAsync(cancellation);
        db.Letters.AddRange(told.Select(id => Letter.To(id, kind, now, changeSet.Number, by: by.Id)));
        if (act != Act.Published)
            return;
        var countries = await CountriesTouched(db, changeSet, cancellation);
        var delegates = await db.Users.WhoCanSignIn()
            .Where(s => s.Notices == NotificationFrequency.AtOnce && s.Role == StaffRole.Delegate && countries.Contains(s.Country!) && s.Id != by.Id && s.Id != changeSet.AuthorId)
            .Select(s => s.Id).ToListAsync(cancellation);
        db.Letters.AddRange(delegates.Select(id => Letter.To(id, LetterKind.CountryTouched, now, changeSet.Number, by: by.Id)));
    }

    /// <summary>The change sets that somebody else wrote and that were published with something about memberships of that country.</summary>
    public static IQueryable<ChangeSet> AffectingCountryOf(this IQueryable<ChangeSet> changeSets, RegisterDbContext db, Actor who) =>
        changeSets.Where(c => c.AuthorId != who.Id && db.Revisions.Any(r => r.ChangeSetNumber == c.Number
            && db.Memberships.Any(m => m.Country == who.Country && (m.RecordedIn == r.Number || m.SupersededIn == r.Number))));

    /// <summary>Whether somebody has caused as many letters in the last 24 hours as one person may.</summary>
    public static async Task<bool> HasReachedLetterLimit(this RegisterDbContext db, Actor? by, DateTime now, CancellationToken cancellation = default)
    {
        var since = now - TimeSpan.FromDays(1);
        return by?.Id is { } id && await db.Letters.CountAsync(l => l.ById == id && l.CreatedAt > since, cancellation) >= Letter.MaxPerDay;
    }

    /// <summary>Those who can sign in.</summary>
    public static IQueryable<StaffMember> WhoCanSignIn(this IQueryable<StaffMember> staff) => staff.Where(s => s.DisabledAt == null && s.AcceptedAt != null);

    /// <summary>Whose memberships it changes; asked while it is being published.</summary>
    private static async Task<List<string>> CountriesTouched(RegisterDbContext db, ChangeSet changeSet, CancellationToken cancellation)
    {
        var facts = changeSet.Changes.Select(c => c.FactId).ToList();
        var known = await db.Memberships.Where(m => facts.Contains(m.FactId)).Select(m => m.Country).Distinct().ToListAsync(cancellation);
        return [.. known.Union(changeSet.Changes.Select(c => c.Proposed).OfType<Membership>().Select(m => m.Country))];
    }

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
