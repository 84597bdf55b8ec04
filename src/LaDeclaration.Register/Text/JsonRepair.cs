using System.Text.RegularExpressions;

namespace LaDeclaration.Register.Text;

internal static partial class JsonRepair
{
    /// <summary>Replaces escaped lone surrogates (“\\ud800”), which other programs write and for which System.Text.Json refuses the whole text, by U+FFFD.</summary>
    public static string ReplaceLoneSurrogates(string json) =>
        json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(json, escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value) : json;

    /// <summary>Matches every escape, a complete surrogate pair as one.</summary>
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
