using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>Puts refusals on record: the same of the same person, however often and on however many nodes, as one line a minute with a count.</summary>
public static class RefusalJournal
{
    public static async Task RecordRefusal(this RegisterDbContextFactory contextFactory, JournalEntry refusal, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        if (await CountUp(db, refusal, cancellation))
            return;
        db.Journal.Add(refusal);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            await CountUp(db, refusal, cancellation);
        }
    }

    private static async Task<bool> CountUp(RegisterDbContext db, JournalEntry refusal, CancellationToken cancellation) =>
        await db.Journal.Where(e => e.RefusalKey == refusal.RefusalKey).ExecuteUpdateAsync(set => set.SetProperty(e => e.Count, e => e.Count + 1), cancellation) > 0;
}
