using System.Collections.Frozen;
using System.Globalization;
using LaDeclaration.Register.Committees;

namespace LaDeclaration.Web.Pages.Map;

/// <summary>A country on the map.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Place">Null if the map has no place for it.</param>
/// <param name="Leads">How many of the committees shown it leads; 0 if only participants are shown.</param>
/// <param name="Participations">How many it participates in without leading them.</param>
/// <param name="Roles">Its roles, of those shown, lead first.</param>
public sealed record Tile(string Country, Place? Place, int Leads, int Participations, IReadOnlyList<Role> Roles);

/// <summary>A cell of the map, counted from the north-west corner.</summary>
public readonly record struct Place(int Column, int Row)
{
    private static readonly FrozenDictionary<string, Place> Places = Read();

    public static Place? Find(string country) => Places.TryGetValue(country, out var place) ? place : null;

    private static FrozenDictionary<string, Place> Read()
    {
        using var lines = new StreamReader(typeof(Place).Assembly.GetManifestResourceStream("tiles.csv")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(line => line.Split(','))
            .ToFrozenDictionary(tile => tile[0], tile => new Place(int.Parse(tile[1], CultureInfo.InvariantCulture), int.Parse(tile[2], CultureInfo.InvariantCulture)));
    }
}
