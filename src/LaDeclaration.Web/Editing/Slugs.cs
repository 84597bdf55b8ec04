using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Editing;

/// <summary>Permanent keys of committees and sources, as they stand in addresses.</summary>
public static class Slugs
{
    /// <summary>Stands in the address of the form that adds one, so nothing is called by it.</summary>
    public const string Reserved = "new";

    /// <summary>A short, readable key that nothing else has: “joint-statement-2024”.</summary>
    /// <param name="text">The title or name to make it from.</param>
    /// <param name="maxLength">How long it may be at most.</param>
    /// <param name="isTaken">Whether something else has it.</param>
    /// <param name="ending">Kept whole at the end and nowhere else, for example a year; may be empty.</param>
    public static string Propose(string text, int maxLength, Func<string, bool> isTaken, string ending = "")
    {
        var ascii = new string([.. SearchKey.Of(text).Where(c => char.IsAscii(c))]);
        List<string> words = [.. ascii.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != ending)];
        var ends = ending.Length == 0 ? "" : "-" + ending;
        var key = Fit(ends);
        for (var n = 2; key == Reserved || isTaken(key); n++)
            key = Fit($"{ends}-{n}");
        return key;

        string Fit(string end)
        {
            var stem = words.Count == 0 ? "entry" : string.Join('-', words);
            return stem[..Math.Min(stem.Length, maxLength - end.Length)].TrimEnd('-') + end;
        }
    }
}
