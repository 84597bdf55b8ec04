using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Pages.Admin.Committees;

/// <summary>Where a committee stands, as typed: its pillar, and its place in it. A page posts it as “Place”.</summary>
public sealed class PlaceForm
{
    public const int MaxOrder = 999;

    public string? Pillar { get; set; }

    /// <summary>Null if what was typed is not a number.</summary>
    public int? PillarNumber => int.TryParse(SoundText.Trim(Pillar ?? ""), out var number) ? number : null;

    /// <summary>Empty for the last place.</summary>
    public string? Order { get; set; }

    public static PlaceForm Of(CommitteeDetails committee) =>
        new() { Pillar = $"{committee.Pillar}", Order = $"{committee.Order}" };

    /// <summary>The committee at the place typed.</summary>
    /// <param name="committee">The row that is to stand there.</param>
    /// <param name="from">From which day.</param>
    /// <param name="register">The pillars, and the committees of the one typed, as the draft would leave them.</param>
    /// <param name="wrong">Takes what is wrong: the field, the sentence's key and what goes into it.</param>
    public CommitteeDetails Over(CommitteeDetails committee, DateOnly from, RegisterState register, Action<string, string, object[]> wrong)
    {
        if (PillarNumber is not { } pillar || register.All<PillarDetails>().All(p => p.Pillar != pillar))
        {
            wrong("Place.Pillar", "Committees_PillarNeeded", []);
            return committee;
        }
        var period = committee with { From = from };
        var others = register.All<CommitteeDetails>().Where(c => c.Committee != committee.Committee && c.Pillar == pillar && c.Overlaps(period)).ToList();
        var typed = SoundText.Trim(Order ?? "");
        if (typed.Length == 0)
            return committee with { Pillar = pillar, Order = others.Select(c => c.Order).DefaultIfEmpty().Max() + 1 };
        if (!int.TryParse(typed, out var order) || order is < 1 or > MaxOrder)
            wrong("Place.Order", "Committees_OrderWrong", [MaxOrder]);
        else if (others.Find(c => c.Order == order) is { } there)
            wrong("Place.Order", "Committees_OrderTaken", [there.Name.In(CultureInfo.CurrentUICulture.Name).Text]);
        return committee with { Pillar = pillar, Order = order };
    }
}

/// <summary>The fields for a committee's place.</summary>
public sealed record PlaceView(PlaceForm Place, IEnumerable<PillarDetails> Pillars);
