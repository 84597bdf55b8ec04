using System.Collections.Frozen;
using System.Text;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Detects passwords that are guessed first: common ones, alone or in a row, names known about the site or the person, rows of the keyboard,
/// repetitions. Nothing is sent anywhere.
/// </summary>
internal static class GuessablePasswords
{
    /// <summary>The least score of a password. Each distinct character outside known pieces scores one.</summary>
    private const int MinScore = 8;

    private const int ScoreOfCommon = 3;

    private const int ShortestPiece = 4;

    private const int ShortestKnownWord = 3;

    private static readonly FrozenSet<string> Common = ReadCommon();

    private static readonly int LongestCommon = Common.Max(c => c.Length);

    // Rows of the keyboards of the four languages, their columns, and the alphabet; read both ways.
    private static readonly string[] Runs =
    [
        .. new[] { "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "01234567890", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p" }
            .SelectMany(run => new[] { run, new string([.. run.Reverse()]) }),
    ];

    /// <param name="password">Normalised by <see cref="PasswordValidator.Normalize"/>.</param>
    /// <param name="known">Names and addresses whose words score nothing.</param>
    public static bool Contains(string password, IEnumerable<string> known)
    {
        var plain = password.ToLowerInvariant();
        var alphanumeric = new string([.. plain.Where(char.IsLetterOrDigit)]);
        if (Common.Contains(plain) || Common.Contains(alphanumeric))
            return true;
        var words = known.SelectMany(SplitIntoWords).Where(w => w.Length >= ShortestKnownWord).ToHashSet();
        return Score(plain, words) < MinScore;
    }

    private static int Score(string plain, HashSet<string> known)
    {
        var disguised = new string([.. plain.Select(Undisguise)]);
        var pieces = new HashSet<string>();
        var others = new HashSet<char>();
        for (var at = 0; at < plain.Length;)
        {
            var length = known.Where(w => StartsAt(plain, at, w) || StartsAt(disguised, at, w)).Select(w => w.Length).DefaultIfEmpty().Max();
            var common = Math.Max(FindLongestPiece(plain, at), FindLongestPiece(disguised, at));
            if (common > length)
                pieces.Add(disguised.Substring(at, length = common));
            if (length == 0)
                others.Add(plain[at]);
            at += Math.Max(1, length);
        }
        return (pieces.Count * ScoreOfCommon) + others.Count;
    }

    private static int FindLongestPiece(string text, int at)
    {
        for (var length = Math.Min(LongestCommon, text.Length - at); length >= ShortestPiece; length--)
        {
            var piece = text.Substring(at, length);
            if (Common.Contains(piece) || Array.Exists(Runs, run => run.Contains(piece, StringComparison.Ordinal)))
                return length;
        }
        return 0;
    }

    private static bool StartsAt(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static char Undisguise(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    };

    private static IEnumerable<string> SplitIntoWords(string known)
    {
        var word = new StringBuilder();
        foreach (var c in PasswordValidator.Normalize(known).ToLowerInvariant() + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }
            yield return word.ToString();
            word.Clear();
        }
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(GuessablePasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Where(l => l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
