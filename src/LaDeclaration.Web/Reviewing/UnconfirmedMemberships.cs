using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Reviewing;

/// <summary>The memberships that no source has confirmed for a year: all for an editor, those of the country for a delegate.</summary>
public sealed class UnconfirmedMemberships(RegisterDbContext db, ReadingContext reader)
{
    public async Task<int> Count(Actor who, CancellationToken cancellation = default) => await (await Due(who, cancellation)).CountAsync(cancellation);

    public async Task<IReadOnlyList<Membership>> Read(Actor who, CancellationToken cancellation = default) =>
        await (await Due(who, cancellation)).OrderBy(m => m.Country).ThenBy(m => m.Committee).ThenBy(m => m.Role).ToListAsync(cancellation);

    /// <summary>Whether any membership is in force, confirmed or not.</summary>
    public Task<bool> HasAny(Actor who, CancellationToken cancellation = default) => InForce(who).AnyAsync(cancellation);

    private IQueryable<Membership> InForce(Actor who)
    {
        var inForce = db.Memberships.AsNoTracking().InForceAt(new Clocks(reader.Today, reader.Newest));
        return who.MayPublish ? inForce : inForce.Where(m => m.Country == who.Country);
    }

    private async Task<IQueryable<Membership>> Due(Actor who, CancellationToken cancellation)
    {
        var dates = await db.Sources.AsNoTracking().KnownAt(reader.Newest).Where(s => s.Date != null).Select(s => new { s.Key, s.Date }).ToListAsync(cancellation);
        List<string> recent = [.. dates.Where(s => ConfirmationRules.IsRecent(s.Date, reader.Today)).Select(s => s.Key)];
        return InForce(who).NotConfirmedForAYear(reader.Today, recent);
    }
}
