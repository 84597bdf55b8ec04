using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Requests;

namespace LaDeclaration.Web.Browsing;

/// <summary>Which revisions touched what is asked about, up to the revision looked at; with a day in the past, only what concerns that time.</summary>
public static class RevisionQueries
{
    public static IQueryable<Revision> Touching(this IQueryable<Revision> revisions, RegisterDbContext db, ChangeScope scope, ReadingContext reader)
    {
        var known = revisions.Where(r => r.Number <= reader.Clocks.Known);
        if (scope.IsAll && !reader.LooksBack)
            return known;
        var touched = db.Touched(scope, reader);
        // Sources have no dates of being so and belong to no single noun: a revision of nothing else is of every time.
        var isAll = scope.IsAll;
        return known.Where(r => touched.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number)
            || (isAll && !db.Statements.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number)));
    }

    /// <summary>The versions of statements that those revisions brought or replaced.</summary>
    public static IQueryable<Statement> Touched(this RegisterDbContext db, ChangeScope scope, ReadingContext reader)
    {
        var day = reader.Clocks.On;
        return reader.LooksBack ? scope.In(db).BegunBy(day) : scope.In(db);
    }
}
