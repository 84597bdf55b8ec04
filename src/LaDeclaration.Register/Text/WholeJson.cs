using System.Text.RegularExpressions;

namespace LaDeclaration.Register.Text;

/// <summary>JSON that the platform can read: it refuses all of a text that holds half of a surrogate pair, as other programs write it (“\\ud800”).</summary>
internal static partial class JsonRepair
{
    public static string Of(string json) =>
        json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(json, escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value) : json;

    /// <summary>Every escape in turn, a whole pair as one.</summary>
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
