using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Which revisions touched what is asked about, up to the revision looked at; with a day in the past, only what concerns that time.</summary>
public static class History
{
    public static async Task<IReadOnlyList<RevisionLine>> Touching(this RegisterDbContext db, Scope scope, Reader reader, CancellationToken cancellation) =>
        await db.Revisions.Touching(db, scope, reader)
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage))
            .ToListAsync(cancellation);

    public static IQueryable<Revision> Touching(this IQueryable<Revision> revisions, RegisterDbContext db, Scope scope, Reader reader)
    {
        var known = revisions.Where(r => r.Number <= reader.Clocks.Known);
        if (scope.IsAll && !reader.LooksBack)
            return known;
        var touched = db.Touched(scope, reader);
        // Sources have no dates of being so: they belong to every time, but to no single noun.
        var isAll = scope.IsAll;
        return known.Where(r => touched.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number)
            || (isAll && db.Sources.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number)));
    }

    /// <summary>The versions of statements that those revisions brought or replaced.</summary>
    public static IQueryable<Statement> Touched(this RegisterDbContext db, Scope scope, Reader reader)
    {
        var day = reader.Clocks.On;
        return reader.LooksBack ? scope.In(db).Where(s => s.From <= day) : scope.In(db);
    }
}
