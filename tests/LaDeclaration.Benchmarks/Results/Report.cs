using System.Globalization;
using System.Text;

namespace LaDeclaration.Benchmarks.Results;

/// <summary>The results as Markdown, written anew after each part, so that a run that is broken off leaves what it has.</summary>
internal sealed class Report(string file, string introduction)
{
    private readonly StringBuilder text = new(introduction + "\n");

    public void Add(string title, string explanation, params IReadOnlyList<Table> tables)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{explanation}\n");
        foreach (var table in tables)
            text.Append(CultureInfo.InvariantCulture, $"\n{table}");
        File.WriteAllText(file, text.ToString());
        Console.WriteLine($"{title}: written.");
    }
}
