using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>
/// A cache of the search indexes of the last few revisions that were searched, each built once, at the first search. Revisions never
/// change, so nothing has to be invalidated.
/// </summary>
public sealed class SearchIndexes(RegisterDbContextFactory contextFactory)
{
    private const int MaxCached = 4;

    private readonly Lock gate = new();

    /// <summary>Most recently used first.</summary>
    private readonly List<(int Known, Task<SearchIndex> Index)> cached = [];

    public Task<SearchIndex> Get(int known, CancellationToken cancellation = default)
    {
        lock (gate)
        {
            var found = cached.FindIndex(k => k.Known == known);
            // Not cancelled with the first request, because others may wait for it.
            var index = found >= 0 && !cached[found].Index.IsFaulted ? cached[found].Index : Task.Run(() => Build(known), CancellationToken.None);
            if (found >= 0)
                cached.RemoveAt(found);
            cached.Insert(0, (known, index));
            if (cached.Count > MaxCached)
                cached.RemoveAt(MaxCached);
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
