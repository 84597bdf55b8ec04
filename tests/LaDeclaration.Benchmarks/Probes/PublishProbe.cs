using System.Diagnostics;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Benchmarks.Probes;

/// <param name="Revision">The new revision.</param>
/// <param name="Milliseconds">From handing the finished draft to the publisher until the commit.</param>
/// <param name="Counts">What the publisher did meanwhile.</param>
public sealed record Publication(int Revision, double Milliseconds, RequestCounts Counts);

/// <summary>Publishes small changes, one at a time, with the site's own publisher.</summary>
internal sealed class PublishProbe(RegisterDbContextFactory contextFactory, Publisher publisher, TimeProvider time)
{
    private const int Choice = 500;

    private static readonly Actor Editor = new("benchmarks-editor", StaffRole.Editor);

    private List<Guid> facts = [];
    private int published;

    public async Task<Publication> PublishOne()
    {
        await using var db = contextFactory();
        if (facts.Count == 0)
            await Prepare(db);
        var fact = facts[published++ % facts.Count];
        var current = await db.Memberships.AsNoTracking().SingleAsync(m => m.FactId == fact && m.SupersededIn == null);
        var corrected = current with { Note = LocalizedText.English($"Looked at {published} times.") };
        var now = time.GetUtcNow().UtcDateTime;
        var changeSet = ChangeSet.Draft(Editor, "A benchmark.", "en", await db.GetNewestRevision(), now);
        changeSet.AddOrReplace(Editor, [Change.Correct(current, corrected)], now);
        changeSet.AcknowledgeBothRoles(Editor, true, now);
        db.Add(changeSet);
        await db.SaveChangesAsync();

        var counts = RequestCounts.Current.Value = new RequestCounts();
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var outcome = await publisher.Publish(new PublishRequest(changeSet.Number, changeSet.Version, Editor));
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        counts.Allocated = GC.GetTotalAllocatedBytes() - allocated;
        RequestCounts.Current.Value = null;
        return outcome is PublishOutcome.Published { Revision: var revision }
            ? new Publication(revision, milliseconds, counts)
            : throw new InvalidOperationException($"Not published: {outcome}.");
    }

    /// <summary>Memberships of many committees, the last of which are among the smaller ones.</summary>
    private async Task Prepare(RegisterDbContext db)
    {
        if (!await db.Users.AnyAsync(s => s.Id == Editor.Id))
        {
            db.Add(new StaffMember { Id = Editor.Id!, UserName = $"{Editor.Id}@example.org", Role = Editor.Role, CreatedAt = time.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }
        facts = await db.Memberships.Where(m => m.SupersededIn == null && m.Until == null && m.Role == Role.Participant)
            .OrderByDescending(m => m.FactId).Select(m => m.FactId).Take(Choice).ToListAsync();
    }
}
