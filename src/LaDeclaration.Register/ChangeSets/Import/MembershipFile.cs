using System.Globalization;
using CsvHelper;
using LaDeclaration.Register.Committees;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>
/// The CSV file of memberships for download and import: UTF-8, RFC 4180, a line for each membership.
/// Every field is an id, a key, a code, a date or one of four words, never free text,
/// and none begins with a character that a spreadsheet takes for a formula.
/// </summary>
public static class MembershipFile
{
    public const int MaxBytes = 2 * 1024 * 1024;
    public const int MaxRows = 10_000;
    public const int FieldMaxLength = 2_000;
    public const char SourceSeparator = ' ';

    internal const string DayFormat = "yyyy-MM-dd";

    public static IReadOnlyList<string> Columns { get; } =
        [Column.Id, Column.Committee, Column.Country, Column.Role, Column.From, Column.FromIs, Column.Until, Column.UntilIs, Column.Sources];

    /// <summary>Sorted by pillar and committee, in their latest order, then leads before participants, by country code and first day.</summary>
    public static byte[] Write(IEnumerable<Membership> memberships, IEnumerable<CommitteeDetails> committees)
    {
        using var file = new MemoryStream();
        WriteHeader(file);
        WriteLines(file, memberships, SortCommittees(committees));
        return file.ToArray();
    }

    /// <summary>The committees in the order of the file: by pillar and place in it, by their latest details.</summary>
    public static IReadOnlyList<string> SortCommittees(IEnumerable<CommitteeDetails> committees) =>
        [.. committees.GroupBy(c => c.Committee).Select(g => g.MaxBy(c => c.From)!).OrderBy(c => c.Pillar).ThenBy(c => c.Order).ThenBy(c => c.Committee, StringComparer.Ordinal).Select(c => c.Committee)];

    public static void WriteHeader(Stream file) => WriteRecords(file, [[.. Columns]]);

    /// <param name="memberships">Of these committees, in any order.</param>
    /// <param name="committees">In the order of the file.</param>
    public static void WriteLines(Stream file, IEnumerable<Membership> memberships, IReadOnlyList<string> committees) => WriteRecords(file, Sort(memberships, committees).Select(FormatFields));

    private static IEnumerable<Membership> Sort(IEnumerable<Membership> memberships, IReadOnlyList<string> committees)
    {
        var places = committees.Index().ToDictionary(c => c.Item, c => c.Index);
        return memberships.OrderBy(m => places[m.Committee]).ThenBy(m => m.Role).ThenBy(m => m.Country, StringComparer.Ordinal).ThenBy(m => m.From).ThenBy(m => m.FactId);
    }

    private static void WriteRecords(Stream file, IEnumerable<string[]> records)
    {
        using var csv = CsvWriter.Create(file, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var record in records)
            csv.WriteRecord(record);
    }

    /// <summary>The index of a column; -1 for a whole line.</summary>
    internal static int IndexOf(string column) => Columns.ToList().IndexOf(column);

    /// <summary>What a file names, as far as it is readable: only rows of the register with one of these keys matter for its import.</summary>
    public static MembershipKeys ReadKeys(ReadOnlyMemory<byte> file)
    {
        var lines = FileParser.Parse(file).Lines;
        return new MembershipKeys(
            [.. lines.Select(l => Guid.TryParseExact(l[Column.Id], "D", out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()],
            [.. lines.Where(l => l[Column.Committee] is not null && l[Column.Country] is not null).Select(l => (l[Column.Committee]!, l[Column.Country]!)).Distinct()],
            [.. lines.Select(l => l[Column.Committee]).OfType<string>().Distinct()],
            [.. lines.Select(l => l[Column.Country]).OfType<string>().Distinct()],
            [.. lines.SelectMany(l => l[Column.Sources]?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []).Distinct()]);
    }

    /// <summary>“lead”, “participant”, “on” or “by”.</summary>
    internal static string FormatWord(Enum value) => value.ToString().ToLowerInvariant();

    public static string FormatDay(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string[] FormatFields(Membership membership) =>
    [
        $"{membership.FactId}", membership.Committee, membership.Country, FormatWord(membership.Role),
        FormatDay(membership.From), FormatWord(membership.FromIs),
        membership.Until is { } until ? FormatDay(until) : "", membership.UntilIs is { } untilIs ? FormatWord(untilIs) : "",
        string.Join(SourceSeparator, membership.Sources),
    ];
}

/// <param name="Pairs">The committee and the country of each line.</param>
/// <param name="Countries">ISO 3166-1 alpha-2.</param>
public sealed record MembershipKeys(
    IReadOnlyList<Guid> Ids, IReadOnlyList<(string Committee, string Country)> Pairs, IReadOnlyList<string> Committees, IReadOnlyList<string> Countries, IReadOnlyList<string> Sources);

internal static class Column
{
    public const string Id = "id";
    public const string Committee = "committee";

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public const string Country = "country";

    public const string Role = "role";
    public const string From = "from";
    public const string FromIs = "from_is";

    /// <summary>The day after the last.</summary>
    public const string Until = "until";

    public const string UntilIs = "until_is";
    public const string Sources = "sources";
}
