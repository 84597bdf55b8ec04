using System.Globalization;
using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>A text reduced to what people type: lower case, no accents, no ligatures, single spaces. The same on every database.</summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
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
}
