using System.Xml.Linq;

namespace LaDeclaration.Web.Tests.Resources;

/// <summary>The interface's words as their file has them.</summary>
internal static class WordsFile
{
    /// <summary>The languages (BCP 47) that there is a file for, beside English.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Web, "Resources"), "Words.*.resx").Select(file => Path.GetFileName(file).Split('.')[1]).Order(StringComparer.Ordinal)];

    /// <param name="language">BCP 47; none for English.</param>
    /// <param name="file">The first part of the file's name.</param>
    public static Dictionary<string, string> Read(string? language = null, string file = "Words") =>
        XDocument.Load(Path.Combine(Repository.Web, "Resources", language is null ? $"{file}.resx" : $"{file}.{language}.resx"))
            .Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);
}
