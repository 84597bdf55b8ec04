using System.Globalization;
using CsvHelper;
using LaDeclaration.Register.Committees;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>
/// The file of memberships, as it is served and as it is taken in: UTF-8, RFC 4180, a line for each membership.
/// Every field is an id, a key, a code, a date or one of four words, never a text somebody wrote,
/// and none begins with a sign that a spreadsheet takes for a formula.
/// </summary>
public static class MembershipFile
{
    public const int MaxBytes = 2 * 1024 * 1024;
    public const int MaxRows = 10_000;
    public const int FieldMaxLength = 2_000;
    public const char BetweenSources = ' ';

    internal const string DayFormat = "yyyy-MM-dd";

    public static IReadOnlyList<string> Columns { get; } =
        [Column.Id, Column.Committee, Column.Country, Column.Role, Column.From, Column.FromIs, Column.Until, Column.UntilIs, Column.Sources];

    /// <summary>In the order of pillars and of the committees in them, as they are called last; the lead first, then by country code and beginning.</summary>
    public static byte[] Write(IEnumerable<Membership> memberships, IEnumerable<CommitteeDetails> committees)
    {
        var places = committees.GroupBy(c => c.Committee).ToDictionary(g => g.Key, g => g.MaxBy(c => c.From)!);
        var ordered =
            from membership in memberships
            let place = places[membership.Committee]
            orderby place.Pillar, place.Order, place.Committee, membership.Role, membership.Country, membership.From, membership.FactId
            select membership;
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord([.. Columns]);
            foreach (var membership in ordered)
                csv.WriteRecord(Fields(membership));
        }
        return file.ToArray();
    }

    /// <summary>Where a column stands, from 0; before them all what is about a whole line.</summary>
    internal static int PlaceOf(string column)
    {
        for (var place = 0; place < Columns.Count; place++)
            if (Columns[place] == column)
                return place;
        return -1;
    }

    /// <summary>What a file speaks of, as far as it can be read: of the register's memberships no others have to be held against it.</summary>
    public static (IReadOnlyList<Guid> Ids, IReadOnlyList<string> Committees, IReadOnlyList<string> Countries) NamedIn(ReadOnlyMemory<byte> file)
    {
        var lines = FileParser.Parse(file).Lines;
        return (
            [.. lines.Select(l => Guid.TryParseExact(l[Column.Id], "D", out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()],
            [.. lines.Select(l => l[Column.Committee]).OfType<string>().Distinct()],
            [.. lines.Select(l => l[Column.Country]).OfType<string>().Distinct()]);
    }

    /// <summary>The word of the file for one of the register's: “lead”, “participant”, “on”, “by”.</summary>
    internal static string Word(Enum value) => value.ToString().ToLowerInvariant();

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string[] Fields(Membership membership) =>
    [
        $"{membership.FactId}", membership.Committee, membership.Country, Word(membership.Role),
        Day(membership.From), Word(membership.FromIs),
        membership.Until is { } until ? Day(until) : "", membership.UntilIs is { } untilIs ? Word(untilIs) : "",
        string.Join(BetweenSources, membership.Sources),
    ];
}

/// <summary>The names of the file's columns.</summary>
internal static class Column
{
    public const string Id = "id";
    public const string Committee = "committee";

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public const string Country = "country";

    public const string Role = "role";
    public const string From = "from";
    public const string FromIs = "from_is";

    /// <summary>The first day on which it is no longer so.</summary>
    public const string Until = "until";

    public const string UntilIs = "until_is";
    public const string Sources = "sources";
}
