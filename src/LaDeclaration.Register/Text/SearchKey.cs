using System.Globalization;
using System.Text;

namespace LaDeclaration.Register.Text;

/// <summary>Normalizes text for searching: lower case, no accents, plain letters for ligatures, full-width letters and other variants of them (NFKD), single spaces. Done here because databases fold case and accents differently.</summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in MakeNormalizable(text).Normalize(NormalizationForm.FormKD))
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

    /// <summary>Replaces lone surrogates and U+FFFE, for which <see cref="string.Normalize()"/> throws; old databases may hold them.</summary>
    private static string MakeNormalizable(string text) => string.Concat(text.EnumerateRunes().Where(rune => !CharacterRules.IsRemoved(rune))).Replace('\uFFFE', ' ');
}
