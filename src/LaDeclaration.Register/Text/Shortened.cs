namespace LaDeclaration.Register.Text;

/// <summary>A text that is too long for its place.</summary>
public static class TextShortening
{
    /// <summary>The text as it is if it fits, else its beginning and “…”. No character is cut in two, which a database would refuse.</summary>
    /// <param name="text">What is to be kept.</param>
    /// <param name="maxLength">How long the outcome may be, in UTF-16 units; at least 2.</param>
    public static string To(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var cut = maxLength - 1;
        return text[..(char.IsSurrogatePair(text, cut - 1) ? cut - 1 : cut)] + "…";
    }
}
