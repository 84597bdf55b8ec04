using System.Globalization;

namespace LaDeclaration.Benchmarks.Results;

/// <summary>A Markdown table; all columns but the first are numbers.</summary>
internal sealed class Table(params IReadOnlyList<string> head)
{
    private readonly List<IReadOnlyList<string>> rows = [];

    public void Add(params IReadOnlyList<string> row) => rows.Add(row);

    public override string ToString() =>
        string.Concat(((IReadOnlyList<string>[])[head, [.. head.Select((_, i) => i == 0 ? "---" : "--:")], .. rows]).Select(row => $"| {string.Join(" | ", row)} |\n"));

    /// <summary>Three figures, with separators between thousands.</summary>
    public static string Format(double value) => value switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    public static string Bytes(double bytes) => bytes switch
    {
        >= 1e6 => Format(bytes / 1e6) + " MB",
        >= 1e3 => Format(bytes / 1e3) + " kB",
        _ => $"{bytes:0} B",
    };

    public static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture) + " ×";
}
