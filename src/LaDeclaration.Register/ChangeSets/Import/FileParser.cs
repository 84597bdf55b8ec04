using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>The fields of a line, by column; invalid ones are missing.</summary>
internal sealed record ParsedLine(int Number, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string column] => Fields.GetValueOrDefault(column);
}

/// <summary>Parses a CSV file of memberships into lines and fields. Columns may be in any order, and separated by commas or semicolons.</summary>
internal sealed class FileParser
{
    // No valid field contains a line break, so an unclosed quotation mark affects only its own line.
    private static readonly CsvReaderOptions Options = new() { HasHeader = false, TrackLineNumbers = true, AllowLineBreaksInQuotes = false };

    private readonly List<ParsedLine> lines = [];
    private readonly FaultList faults = new();

    private FileParser()
    {
    }

    public IReadOnlyList<ParsedLine> Lines => lines;

    public FaultList Faults => faults;

    /// <summary>How many invisible characters were removed from fields.</summary>
    public int RemovedCharacters { get; private set; }

    public static FileParser Parse(ReadOnlyMemory<byte> file)
    {
        var parser = new FileParser();
        if (file.Length > MembershipFile.MaxBytes)
            parser.faults.Add(1, "", Flaw.TooLarge, other: FormatNumber(MembershipFile.MaxBytes / 1024 / 1024));
        else if (parser.CheckUtf8(file.Span))
            parser.ReadLines(file);
        return parser;
    }

    private bool CheckUtf8(ReadOnlySpan<byte> file)
    {
        var number = 0;
        foreach (var line in file.Split((byte)'\n'))
        {
            number++;
            if (!Utf8.IsValid(file[line]))
                faults.Add(number, "", Flaw.NotUtf8);
        }
        return faults.Count == 0;
    }

    private void ReadLines(ReadOnlyMemory<byte> file)
    {
        using var csv = CsvReader.Create(file, Options with { Separator = DetectSeparator(file.Span) });
        if (!csv.Read())
        {
            faults.Add(1, "", Flaw.Empty);
            return;
        }
        var columns = ReadHeader(csv);
        if (faults.Count > 0)
            return;
        while (csv.Read())
        {
            var fields = ReadFields(csv);
            if (fields.TrueForAll(f => f.Length == 0)) // An empty row of a spreadsheet.
                continue;
            if (lines.Count == MembershipFile.MaxRows)
            {
                lines.Clear();
                faults.Clear(); // The file has to be split first, whatever else is wrong.
                faults.Add((int)csv.LineNumber, "", Flaw.TooManyRows, other: FormatNumber(MembershipFile.MaxRows));
                return;
            }
            ReadLine(csv, columns, fields);
        }
    }

    private List<string> ReadHeader(CsvReader csv)
    {
        var line = (int)csv.LineNumber;
        List<string> names = [.. ReadFields(csv).Select(name => SoundText.Read(name, MembershipFile.FieldMaxLength) is { Fault: null } sound ? sound.Text : name)];
        while (names is [.., ""])
            names.RemoveAt(names.Count - 1);
        var columnNames = string.Join(", ", MembershipFile.Columns);
        if (!names.Exists(MembershipFile.Columns.Contains))
            faults.Add(line, "", Flaw.HeaderMissing, Decode(csv.RawRecord), columnNames);
        else
        {
            foreach (var unknown in names.Where(n => !MembershipFile.Columns.Contains(n)))
                faults.Add(line, unknown, Flaw.ColumnUnknown, unknown, columnNames);
            foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1 && MembershipFile.Columns.Contains(g.Key)))
                faults.Add(line, twice.Key, Flaw.ColumnTwice, twice.Key);
            foreach (var missing in MembershipFile.Columns.Except(names))
                faults.Add(line, missing, Flaw.ColumnMissing);
        }
        return names;
    }

    private void ReadLine(CsvReader csv, List<string> columns, List<string> fields)
    {
        var line = (int)csv.LineNumber;
        var unclosed = Enumerable.Range(0, csv.FieldCount).Where(i => HasUnclosedQuotes(Decode(csv.GetRawSpan(i)))).ToList();
        foreach (var i in unclosed)
            faults.Add(line, columns.ElementAtOrDefault(i) ?? "", Flaw.QuotesOpen, Decode(csv.GetRawSpan(i)));
        if (unclosed.Count > 0)
            return;
        if (fields.Count < columns.Count)
            faults.Add(line, "", Flaw.TooFewFields, Decode(csv.RawRecord));
        else if (fields.Skip(columns.Count).Any(f => f.Length > 0))
            faults.Add(line, "", Flaw.TooManyFields, Decode(csv.RawRecord));
        else
            lines.Add(new ParsedLine(line, CheckFields(line, columns, fields)));
    }

    private Dictionary<string, string> CheckFields(int line, List<string> columns, List<string> fields)
    {
        var readable = new Dictionary<string, string>();
        foreach (var (column, field) in columns.Zip(fields))
        {
            var sound = SoundText.Read(field, MembershipFile.FieldMaxLength);
            if (sound.Fault is { } fault)
                faults.Add(line, column, Flaw.Unsound, field, text: fault);
            else
                readable[column] = sound.Text;
            RemovedCharacters += sound.Removed.Count;
        }
        return readable;
    }

    /// <summary>Quotation marks must enclose the whole field, and be doubled inside it.</summary>
    private static bool HasUnclosedQuotes(string raw)
    {
        if (!raw.Contains('"'))
            return false;
        return raw.Length < 2 || raw[0] != '"' || raw[^1] != '"' || raw[1..^1].Replace("\"\"", "", StringComparison.Ordinal).Contains('"');
    }

    private static char DetectSeparator(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOfAny((byte)'\r', (byte)'\n');
        return (end < 0 ? file : file[..end]).Contains((byte)';') ? ';' : ',';
    }

    private static List<string> ReadFields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(i => SoundText.Trim(csv.GetString(i)))];

    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string FormatNumber(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
