using System.Linq.Expressions;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Which revisions touched a noun.</summary>
public static class History
{
    /// <summary>Newest first, up to the revision looked at.</summary>
    public static async Task<IReadOnlyList<RevisionLine>> Touching(this RegisterDbContext db, Expression<Func<Statement, bool>> which, int known, CancellationToken cancellation)
    {
        var touching = db.Statements.Where(which);
        return await db.Revisions
            .Where(r => r.Number <= known && touching.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number))
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage))
            .ToListAsync(cancellation);
    }
}
