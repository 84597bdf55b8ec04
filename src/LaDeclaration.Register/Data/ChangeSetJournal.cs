using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

public static class ChangeSetJournal
{
    /// <summary>Adds an act on a change set to the journal, and queues letters to those it concerns; both are saved with the next save.</summary>
    public static async Task RecordAct(this RegisterDbContext db, ChangeSet changeSet, Act act, Actor by, DateTime now, string? detail = null, CancellationToken cancellation = default)
    {
        db.Journal.Add(JournalEntry.Of(act, now, by, changeSet: changeSet.Number, detail: detail));
        // Beyond the limit of letters the recipients still find it on their staff home page.
        if (GetLetterKind(act) is not { } kind || await db.HasReachedLetterLimit(by, now, cancellation))
            return;
        var audience = Audience.Of(changeSet, act, by.Id);
        var recipients = await db.Users.WhoCanSignIn()
            .Where(s => s.Notices == NotificationFrequency.AtOnce && s.Id != by.Id)
            .Where(s => audience.RecipientIds.Contains(s.Id) || (audience.IsForEditors && s.Role != StaffRole.Delegate))
            .Select(s => s.Id).ToListAsync(cancellation);
        db.Letters.AddRange(recipients.Select(id => Letter.To(id, kind, now, changeSet.Number, by: by.Id)));
        if (act != Act.Published)
            return;
        var countries = await FindAffectedCountries(db, changeSet, cancellation);
        var delegates = await db.Users.WhoCanSignIn()
            .Where(s => s.Notices == NotificationFrequency.AtOnce && s.Role == StaffRole.Delegate && countries.Contains(s.Country!) && s.Id != by.Id && s.Id != changeSet.AuthorId)
            .Select(s => s.Id).ToListAsync(cancellation);
        db.Letters.AddRange(delegates.Select(id => Letter.To(id, LetterKind.CountryTouched, now, changeSet.Number, by: by.Id)));
    }

    /// <summary>Whether the actor caused <see cref="Letter.MaxPerDay"/> letters in the last 24 hours.</summary>
    public static async Task<bool> HasReachedLetterLimit(this RegisterDbContext db, Actor? by, DateTime now, CancellationToken cancellation = default)
    {
        var since = now - TimeSpan.FromDays(1);
        return by?.Id is { } id && await db.Letters.CountAsync(l => l.ById == id && l.CreatedAt > since, cancellation) >= Letter.MaxPerDay;
    }

    public static IQueryable<StaffMember> WhoCanSignIn(this IQueryable<StaffMember> staff) => staff.Where(s => s.DisabledAt == null && s.AcceptedAt != null);

    /// <summary>The countries whose memberships it changes; works before the new versions are saved.</summary>
    private static async Task<List<string>> FindAffectedCountries(RegisterDbContext db, ChangeSet changeSet, CancellationToken cancellation)
    {
        var facts = changeSet.Changes.Select(c => c.FactId).ToList();
        var known = await db.Memberships.Where(m => facts.Contains(m.FactId)).Select(m => m.Country).Distinct().ToListAsync(cancellation);
        return [.. known.Union(changeSet.Changes.Select(c => c.Proposed).OfType<Membership>().Select(m => m.Country))];
    }

    private static LetterKind? GetLetterKind(Act act) => act switch
    {
        Act.Proposed => LetterKind.Proposed,
        Act.Returned => LetterKind.Returned,
        Act.Rejected => LetterKind.Rejected,
        Act.Published => LetterKind.Published,
        Act.Commented => LetterKind.Commented,
        _ => null,
    };
}
