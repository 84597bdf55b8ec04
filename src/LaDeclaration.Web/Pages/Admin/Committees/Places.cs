using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>The pillars and the places in them.</summary>
internal static class Places
{
    /// <summary>All names of pillars and committees, as a draft's changes would leave them.</summary>
    public static async Task<RegisterState> ReadPlaces(this RegisterDbContext db, int known, IEnumerable<Change>? drafted, CancellationToken cancellation) =>
        new RegisterState(await db.Set<Details>().AsNoTracking().KnownAt(known).ToListAsync(cancellation)).Apply(drafted ?? []);

    /// <summary>The pillars in force or announced, by number.</summary>
    public static IEnumerable<PillarDetails> PillarsFrom(this RegisterState register, DateOnly day) =>
        from pillar in register.All<PillarDetails>()
        where !pillar.HasEndedBy(day)
        group pillar by pillar.Pillar into versions
        orderby versions.Key
        select versions.Current(day);
}
