using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Api;

/// <summary>Every membership that the register knows at the revision, whatever its dates, as one file; those of a single day when the address asks for one.</summary>
internal static class MembershipsCsv
{
    public const string Address = "/data/memberships.csv";

    public static async Task<IResult> Answer(RegisterDbContext db, ReadingContext reader, CancellationToken cancellation)
    {
        var known = db.Memberships.AsNoTracking();
        var memberships = await (reader.AsksForDate ? known.At(reader.Clocks) : known.KnownAt(reader.Clocks.Known)).ToListAsync(cancellation);
        var committees = await db.CommitteeDetails.AsNoTracking().KnownAt(reader.Clocks.Known).ToListAsync(cancellation);
        return Results.File(MembershipFile.Write(memberships, committees), "text/csv; charset=utf-8", "memberships.csv");
    }
}
