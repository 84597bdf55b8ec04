using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>The pillars and the places in them.</summary>
internal static class Places
{
    /// <summary>The names of all pillars, and of the committees of the pillar that was typed, as a draft's changes would leave them.</summary>
    public static async Task<RegisterState> ReadPlaces(this RegisterDbContext db, ReadingContext reader, PlaceForm place, IEnumerable<Change>? drafted, CancellationToken cancellation)
    {
        List<CommitteeDetails> committees = place.PillarNumber is { } number ? await db.CommitteeDetails.AsNoTracking().KnownAt(reader.Clocks.Known).Where(c => c.Pillar == number).ToListAsync(cancellation) : [];
        return new RegisterState([.. reader.Index.Index.Pillars, .. committees]).Apply(drafted ?? []);
    }

    /// <summary>The pillars in force or announced, by number.</summary>
    public static IEnumerable<PillarDetails> PillarsFrom(this RegisterState register, DateOnly day) =>
        from pillar in register.All<PillarDetails>()
        where !pillar.HasEndedBy(day)
        group pillar by pillar.Pillar into versions
        orderby versions.Key
        select versions.Current(day);
}
