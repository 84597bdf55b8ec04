using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>A line of the file, by column; a field that cannot be read has none.</summary>
internal sealed record ParsedLine(int Number, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string column] => Fields.GetValueOrDefault(column);
}

/// <summary>Takes a file apart into lines and fields. Columns may stand in any order, and a spreadsheet may have put semicolons between them.</summary>
internal sealed class FileParser
{
    // No field of ours holds a line break, so a quotation mark that is not closed spoils its own line and no other.
    private static readonly CsvReaderOptions Options = new() { HasHeader = false, TrackLineNumbers = true, AllowLineBreaksInQuotes = false };

    private readonly List<ParsedLine> lines = [];
    private readonly FaultList faults = new();

    private FileParser()
    {
    }

    public IReadOnlyList<ParsedLine> Lines => lines;

    public FaultList Faults => faults;

    /// <summary>How many invisible characters were taken out of fields.</summary>
    public int Removed { get; private set; }

    public static FileParser Of(ReadOnlyMemory<byte> file)
    {
        var read = new FileParser();
        if (file.Length > MembershipFile.MaxBytes)
            read.faults.Add(1, "", Flaw.TooLarge, other: Number(MembershipFile.MaxBytes / 1024 / 1024));
        else if (read.IsUtf8(file.Span))
            read.Read(file);
        return read;
    }

    private bool IsUtf8(ReadOnlySpan<byte> file)
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

    private void Read(ReadOnlyMemory<byte> file)
    {
        using var csv = CsvReader.Create(file, Options with { Separator = SeparatorOf(file.Span) });
        if (!csv.Read())
        {
            faults.Add(1, "", Flaw.Empty);
            return;
        }
        var columns = Columns(csv);
        if (faults.Count > 0)
            return;
        while (csv.Read())
        {
            var fields = FieldsOf(csv);
            if (fields.TrueForAll(f => f.Length == 0)) // A spreadsheet's empty row.
                continue;
            if (lines.Count == MembershipFile.MaxRows)
            {
                lines.Clear();
                faults.Clear(); // Nobody looks at the rows of a file that has to be split first.
                faults.Add((int)csv.LineNumber, "", Flaw.TooManyRows, other: Number(MembershipFile.MaxRows));
                return;
            }
            ReadLine(csv, columns, fields);
        }
    }

    /// <summary>What the first line names; everything wrong with it is a fault.</summary>
    private List<string> Columns(CsvReader csv)
    {
        var line = (int)csv.LineNumber;
        List<string> names = [.. FieldsOf(csv).Select(name => SoundText.Read(name, MembershipFile.FieldMaxLength) is { Fault: null } sound ? sound.Text : name)];
        while (names is [.., ""])
            names.RemoveAt(names.Count - 1);
        var all = string.Join(", ", MembershipFile.Columns);
        if (!names.Exists(MembershipFile.Columns.Contains))
            faults.Add(line, "", Flaw.HeaderMissing, Raw(csv.RawRecord), all);
        else
        {
            foreach (var unknown in names.Where(n => !MembershipFile.Columns.Contains(n)))
                faults.Add(line, unknown, Flaw.ColumnUnknown, unknown, all);
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
        var torn = Enumerable.Range(0, csv.FieldCount).Where(i => IsTorn(Raw(csv.GetRawSpan(i)))).ToList();
        foreach (var i in torn)
            faults.Add(line, columns.ElementAtOrDefault(i) ?? "", Flaw.QuotesOpen, Raw(csv.GetRawSpan(i)));
        if (torn.Count > 0)
            return;
        if (fields.Count < columns.Count)
            faults.Add(line, "", Flaw.TooFewFields, Raw(csv.RawRecord));
        else if (fields.Skip(columns.Count).Any(f => f.Length > 0))
            faults.Add(line, "", Flaw.TooManyFields, Raw(csv.RawRecord));
        else
            lines.Add(new ParsedLine(line, Readable(line, columns, fields)));
    }

    private Dictionary<string, string> Readable(int line, List<string> columns, List<string> fields)
    {
        var readable = new Dictionary<string, string>();
        foreach (var (column, field) in columns.Zip(fields))
        {
            var sound = SoundText.Read(field, MembershipFile.FieldMaxLength);
            if (sound.Fault is { } fault)
                faults.Add(line, column, Flaw.Unsound, field, text: fault);
            else
                readable[column] = sound.Text;
            Removed += sound.Removed.Count;
        }
        return readable;
    }

    /// <summary>Quotation marks stand around the whole field, and inside it in pairs, or not at all.</summary>
    private static bool IsTorn(string raw)
    {
        if (!raw.Contains('"'))
            return false;
        return raw.Length < 2 || raw[0] != '"' || raw[^1] != '"' || raw[1..^1].Replace("\"\"", "", StringComparison.Ordinal).Contains('"');
    }

    private static char SeparatorOf(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOfAny((byte)'\r', (byte)'\n');
        return (end < 0 ? file : file[..end]).Contains((byte)';') ? ';' : ',';
    }

    private static List<string> FieldsOf(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(i => SoundText.Trim(csv.GetString(i)))];

    private static string Raw(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
