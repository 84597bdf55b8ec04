using System.Globalization;
using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>A text reduced to what people type: lower case, no accents, no ligatures, single spaces. The same on every database.</summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in Normalizable(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c) switch { 'œ' => "oe", 'æ' => "ae", 'ß' => "ss", var letter => letter.ToString() });
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The platform normalises no half of a surrogate pair and no U+FFFE; what stands in an old database may hold them.</summary>
    private static string Normalizable(string text) => string.Concat(text.EnumerateRunes().Where(rune => !CharacterRules.IsRemoved(rune))).Replace('\uFFFE', ' ');
}
