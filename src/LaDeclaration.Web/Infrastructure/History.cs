using System.Linq.Expressions;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Which revisions touched a noun.</summary>
public static class History
{
    /// <summary>Newest first, up to the revision looked at; with a day in the past, only what concerns that time.</summary>
    public static async Task<IReadOnlyList<RevisionLine>> Touching(this RegisterDbContext db, Expression<Func<Statement, bool>> which, Reader reader, CancellationToken cancellation)
    {
        var (day, known) = reader.Clocks;
        var touching = db.Statements.Where(which);
        if (reader.LooksBack)
            touching = touching.Where(s => s.From <= day);
        return await db.Revisions
            .Where(r => r.Number <= known && touching.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number))
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.PublishedAt, r.Reason, r.ReasonLanguage))
            .ToListAsync(cancellation);
    }
}
