using System.Text.RegularExpressions;
using LaDeclaration.Register.Committees;

namespace LaDeclaration.Register.Tests.Seeding;

/// <summary>What the ministerial statement of Lima prints, read from its text.</summary>
internal sealed partial class LimaStatement
{
    public sealed record Committee(int Pillar, int Order, string Name);

    public sealed record Entry(string Committee, Role Role, string Country);

    private LimaStatement(string text)
    {
        EndorsingCountries = int.Parse(Endorsing().Match(text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var line in text.Replace('\u00a0', ' ').Split('\n').Select(l => l.Trim()))
            Read(line);
    }

    public int EndorsingCountries { get; }

    public SortedDictionary<int, string> Pillars { get; } = [];

    public List<Committee> Committees { get; } = [];

    public List<Entry> Entries { get; } = [];

    public static LimaStatement Read()
    {
        var assembly = typeof(LimaStatement).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(".txt", StringComparison.Ordinal)))!;
        return new LimaStatement(new StreamReader(stream).ReadToEnd());
    }

    private void Read(string line)
    {
        if (Pillar().Match(line) is { Success: true } pillar)
            Pillars.Add(pillar.Groups[1].Value[0] - '0', pillar.Groups[2].Value);
        else if (Title().Match(line) is { Success: true } title)
            Committees.Add(new Committee(Pillars.Last().Key, Committees.Count(c => c.Pillar == Pillars.Last().Key) + 1, title.Groups[1].Value));
        else if (Seats().Match(line) is { Success: true } seats)
            Entries.AddRange(CommaOrAnd().Split(seats.Groups[2].Value).Select(country =>
                new Entry(Committees[^1].Name, seats.Groups[1].Value == "Lead" ? Role.Lead : Role.Participant, country)));
    }

    [GeneratedRegex("the ([0-9]+) endorsing countries")]
    private static partial Regex Endorsing();

    [GeneratedRegex("^Pillar ([0-9]): +(.+)$")]
    private static partial Regex Pillar();

    [GeneratedRegex("^1[.] (.+):$")]
    private static partial Regex Title();

    [GeneratedRegex("^(Lead|Participants): +(.+)$")]
    private static partial Regex Seats();

    [GeneratedRegex(", | and ")]
    private static partial Regex CommaOrAnd();
}
