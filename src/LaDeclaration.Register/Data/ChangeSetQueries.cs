using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Data;

public static class ChangeSetQueries
{
    /// <summary>A change set with its changes and remarks; null if there is none of that number that the person may see.</summary>
    public static async Task<ChangeSet?> FindChangeSet(this RegisterDbContext db, int number, Actor by, CancellationToken cancellation = default)
    {
        var found = await db.ChangeSets.Where(ChangeSet.VisibleTo(by))
            .Include(c => c.Changes.OrderBy(change => change.Position))
            .SingleOrDefaultAsync(c => c.Number == number, cancellation);
        // A query of their own: joined, each remark would come once for every change.
        if (found is not null)
            await db.Entry(found).Collection(c => c.Remarks).Query().OrderBy(r => r.At).ThenBy(r => r.Id).LoadAsync(cancellation);
        return found;
    }
}
