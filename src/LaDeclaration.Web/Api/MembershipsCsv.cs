using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Api;

/// <summary>All memberships at the requested revision as a CSV file, whatever their dates; if the address names a date, those on that day.</summary>
internal static class MembershipsCsv
{
    public const string Route = "/data/memberships.csv";

    /// <summary>Committees whose memberships are read at a time.</summary>
    private const int BatchSize = 50;

    public static async Task<IResult> Get(RegisterDbContext db, ReadingContext reader, CancellationToken cancellation)
    {
        // A client may take its time, and a revision stays as it is without a snapshot of the database.
        await db.EndSnapshot();
        return Results.Stream(body => Write(body, db, reader, cancellation), "text/csv; charset=utf-8", "memberships.csv");
    }

    private static async Task Write(Stream body, RegisterDbContext db, ReadingContext reader, CancellationToken cancellation)
    {
        var clocks = reader.Clocks with { IsNewest = false };
        var known = db.Memberships.AsNoTracking();
        var asked = reader.AsksForDate ? known.InForceAt(clocks) : known.KnownAt(clocks);
        using var batch = new MemoryStream();
        MembershipFile.WriteHeader(batch);
        foreach (var committees in MembershipFile.SortCommittees(reader.Index.Index.Committees).Chunk(BatchSize))
        {
            MembershipFile.WriteLines(batch, await asked.Where(m => committees.Contains(m.Committee)).ToListAsync(cancellation), committees);
            batch.Position = 0;
            await batch.CopyToAsync(body, cancellation);
            batch.SetLength(0);
        }
        batch.Position = 0;
        await batch.CopyToAsync(body, cancellation);
    }
}
