using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>Writes refusals to the journal: the same refusal to the same person is one entry a minute with a count, across all nodes.</summary>
public static class RefusalJournal
{
    public static async Task RecordRefusal(this RegisterDbContextFactory contextFactory, JournalEntry refusal, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        if (await IncrementCount(db, refusal, cancellation))
            return;
        db.Journal.Add(refusal);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            await IncrementCount(db, refusal, cancellation);
        }
    }

    private static async Task<bool> IncrementCount(RegisterDbContext db, JournalEntry refusal, CancellationToken cancellation) =>
        await db.Journal.Where(e => e.RefusalKey == refusal.RefusalKey).ExecuteUpdateAsync(set => set.SetProperty(e => e.Count, e => e.Count + 1), cancellation) > 0;
}
