using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Api;

/// <summary>All memberships at the requested revision as a CSV file, whatever their dates; if the address names a date, those on that day.</summary>
internal static class MembershipsCsv
{
    public const string Route = "/data/memberships.csv";

    public static async Task<IResult> Get(RegisterDbContext db, ReadingContext reader, CancellationToken cancellation)
    {
        var known = db.Memberships.AsNoTracking();
        var memberships = await (reader.AsksForDate ? known.InForceAt(reader.Clocks) : known.KnownAt(reader.Clocks.Known)).ToListAsync(cancellation);
        var committees = await db.CommitteeDetails.AsNoTracking().KnownAt(reader.Clocks.Known).ToListAsync(cancellation);
        return Results.File(MembershipFile.Write(memberships, committees), "text/csv; charset=utf-8", "memberships.csv");
    }
}
