namespace LaDeclaration.Web.Language;

/// <summary>Where two long texts part and where they meet again, with a few of the words around.</summary>
/// <param name="Lead">What both say just before.</param>
/// <param name="Before">What only the earlier one says.</param>
/// <param name="After">What only the later one says.</param>
/// <param name="Tail">What both say just after.</param>
public sealed record TextDifference(LanguageTaggedText Lead, LanguageTaggedText Before, LanguageTaggedText After, LanguageTaggedText Tail)
{
    /// <summary>In characters; what is shorter is as quickly read whole.</summary>
    private const int Long = 80;

    private const int WordsAround = 6;

    /// <summary>None where the texts are short, or have little in common.</summary>
    public static TextDifference? Of(FieldChange difference)
    {
        var (before, after) = ($"{difference.Before}", $"{difference.After}");
        var (old, now) = (before.Split(' '), after.Split(' '));
        var first = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = old.Skip(first).Reverse().Zip(now.Skip(first).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        if (Math.Max(before.Length, after.Length) < Long || first + last < WordsAround)
            return null;
        var shorter = Math.Min(before.Length, after.Length);
        var start = Math.Min(Length(old.Take(first)), shorter);
        var end = Math.Min(Length(old.TakeLast(last)), shorter - start);
        var lead = Length(old.Take(first - WordsAround));
        var tail = Length(old.TakeLast(last - WordsAround));
        return new TextDifference(
            LanguageTaggedText.Joined("", [lead > 0 ? "… " : "", difference.Before[lead..start]]),
            difference.Before[start..^end],
            difference.After[start..^end],
            LanguageTaggedText.Joined("", [difference.Before[^end..^tail], tail > 0 ? " …" : ""]));
    }

    /// <summary>With the spaces between and beside.</summary>
    private static int Length(IEnumerable<string> words) => words.Sum(word => word.Length + 1);
}
