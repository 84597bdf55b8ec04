namespace LaDeclaration.Register.Text;

public static class TextShortening
{
    /// <summary>The text if it fits, otherwise its beginning and “…”. Never splits a surrogate pair, which a database would refuse.</summary>
    /// <param name="maxLength">Of the result, in UTF-16 code units; at least 2.</param>
    public static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var cut = maxLength - 1;
        return text[..(char.IsSurrogatePair(text, cut - 1) ? cut - 1 : cut)] + "…";
    }
}
