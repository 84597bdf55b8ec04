using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>
/// The index of each revision that was searched lately, in this process: built at the first search, once, however many wait for it.
/// What a revision says never changes, so nothing has to be told to forget; a few are kept.
/// </summary>
public sealed class SearchIndexes(RegisterDbContextFactory contextFactory)
{
    private const int Kept = 4;

    private readonly Lock gate = new();

    /// <summary>The one asked for last comes first.</summary>
    private readonly List<(int Known, Task<SearchIndex> Index)> kept = [];

    public Task<SearchIndex> At(int known, CancellationToken cancellation = default)
    {
        lock (gate)
        {
            var found = kept.FindIndex(k => k.Known == known);
            // Whoever asks first may give up; those who wait with them have not.
            var index = found >= 0 && !kept[found].Index.IsFaulted ? kept[found].Index : Task.Run(() => Build(known), CancellationToken.None);
            if (found >= 0)
                kept.RemoveAt(found);
            kept.Insert(0, (known, index));
            if (kept.Count > Kept)
                kept.RemoveAt(Kept);
            return index.WaitAsync(cancellation);
        }
    }

    private async Task<SearchIndex> Build(int known)
    {
        await using var db = contextFactory();
        return new SearchIndex(
            await db.Set<Details>().AsNoTracking().KnownAt(known).ToListAsync(),
            await db.Sources.AsNoTracking().KnownAt(known).ToListAsync(),
            await db.Memberships.AsNoTracking().KnownAt(known).ToListAsync(),
            await db.Endorsements.AsNoTracking().KnownAt(known).ToListAsync());
    }
}
