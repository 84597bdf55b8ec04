using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

/// <summary>
/// Keeps the one index of this process: reads the register once, then what each later revision recorded and superseded, when a reader of
/// that revision comes.
/// </summary>
public sealed class RegisterIndexes(RegisterDbContextFactory contextFactory)
{
    /// <summary>After reading more, the memory that only the reading took is given back at once.</summary>
    private const int ManyRoles = 100_000;

    private readonly RegisterIndex index = new();
    private readonly Lock gate = new();
    private Task update = Task.CompletedTask;

    /// <param name="known">The number of a published revision.</param>
    public async ValueTask<IndexAtRevision> Get(int known, CancellationToken cancellation = default)
    {
        // An update that is under way may have begun before the revision was published; the one after it has not.
        for (var updates = 0; index.Revision < known && updates < 2; updates++)
            await StartUpdate().WaitAsync(cancellation);
        return index.At(known);
    }

    /// <summary>Not cancelled with the request that starts it, because others may wait for it.</summary>
    private Task StartUpdate()
    {
        lock (gate)
            return update = update.IsCompleted ? Task.Run(Update) : update;
    }

    private async Task Update()
    {
        await using var db = contextFactory();
        var (after, until) = (index.Revision, await db.GetNewestRevision());
        if (after == 0)
            await ReadAll(db, until);
        else
            await ReadLater(db, after, until);
    }

    private async Task ReadAll(RegisterDbContext db, int until)
    {
        var rows = new List<Recorded>();
        rows.AddRange(await db.Statements.AsNoTracking().Where(s => !(s is Membership) && s.RecordedIn <= until).ToListAsync());
        rows.AddRange(await db.Sources.AsNoTracking().RecordedBy(until).ToListAsync());
        var texts = new SharedTexts();
        var roles = new List<HeldRole>();
        var memberships = db.Memberships.RecordedBy(until).Select(m => new { m.FactId, m.Country, m.Committee, m.Role, m.From, m.Until, m.UntilIs, m.Sources, m.RecordedIn, m.SupersededIn });
        await foreach (var m in memberships.AsAsyncEnumerable())
            roles.Add(new HeldRole(m.FactId, texts.Share(m.Country), texts.Share(m.Committee), m.Role, m.From, m.Until, m.UntilIs, texts.Share(m.Sources), m.RecordedIn, m.SupersededIn > until ? null : m.SupersededIn));
        index.Add([.. rows.Select(row => AsOf(row, until))], roles, until);
        if (roles.Count > ManyRoles)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private async Task ReadLater(RegisterDbContext db, int after, int until)
    {
        var rows = new List<Recorded>();
        rows.AddRange(await Later(db.Statements.AsNoTracking(), after, until).ToListAsync());
        rows.AddRange(await Later(db.Sources.AsNoTracking(), after, until).ToListAsync());
        var known = rows.Select(row => AsOf(row, until)).ToLookup(row => row is Membership);
        index.Add([.. known[false]], [.. known[true].Cast<Membership>().Select(HeldRole.Of)], until);
    }

    /// <summary>Each half of the union has an index of its own.</summary>
    private static IQueryable<T> Later<T>(IQueryable<T> rows, int after, int until)
        where T : Recorded =>
        rows.Where(r => r.RecordedIn > after && r.RecordedIn <= until).Concat(rows.Where(r => r.SupersededIn > after && r.SupersededIn <= until && r.RecordedIn <= after));

    /// <summary>As it was at the revision: what later ones, published meanwhile, superseded was current.</summary>
    private static Recorded AsOf(Recorded row, int until) => row.SupersededIn > until ? row with { SupersededIn = null } : row;

    /// <summary>Keeps equal texts once.</summary>
    private sealed class SharedTexts
    {
        private readonly Dictionary<string, string> texts = [];
        private readonly Dictionary<string, IReadOnlyList<string>> lists = [];

        public string Share(string text) => texts.TryGetValue(text, out var same) ? same : texts[text] = text;

        public IReadOnlyList<string> Share(List<string> list)
        {
            var all = string.Join(' ', list);
            return lists.TryGetValue(all, out var same) ? same : lists[all] = [.. list.Select(Share)];
        }
    }
}
