using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaDeclaration.Web.Tests.Resources;

/// <summary>Every language says everything that English says, with the same gaps to fill, and in words of its own.</summary>
public sealed partial class TranslationTests
{
    /// <summary>Words that are the same in English; whatever else is equal was forgotten.</summary>
    private static readonly Dictionary<string, string[]> SameWord = new()
    {
        ["es"] = ["UTC", "Total", "Error"],
        ["pt"] = ["UTC", "Total", "Menu", "mail"],
        ["fr"] =
        [
            "Total", "Source", "Sources", "Journal", "Citation", "Note", "Description", "Date", "Code", "Question", "Questions", "Sessions", "Menu", "minute", "minutes", "suggestion", "suggestions", "Suggestions",
            "participant", "Participant", "participants", "Participants",
        ],
    };

    private static readonly Dictionary<string, string> English = WordsFile.Read();

    public static TheoryData<string> Translated => [.. WordsFile.Languages];

    [Fact]
    public void The_sites_languages_have_a_file_each()
    {
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Web, "appsettings.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var languages = settings.RootElement.GetProperty("Site").GetProperty("Languages").EnumerateArray().Select(l => l.GetString()!);

        Assert.Equal(languages.Except(["en"]).Order(StringComparer.Ordinal), WordsFile.Languages);
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void Nothing_is_missing_and_nothing_is_left_over(string language)
    {
        var words = WordsFile.Read(language);

        Faults.None([.. English.Keys.Except(words.Keys).Select(k => "missing: " + k), .. words.Keys.Except(English.Keys).Select(k => "left over: " + k)]);
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_gap_is_filled_and_no_space_is_lost(string language) => Faults.None(
        from word in WordsFile.Read(language)
        let english = English[word.Key]
        // The words for one thing may name the number or spell it out.
        where !Gaps(word.Value).SetEquals(Gaps(english)) && !(word.Key.EndsWith("_one", StringComparison.Ordinal) && Gaps(word.Value).SetEquals(Gaps(English[word.Key[..^3] + "other"])))
            || word.Value.StartsWith(' ') != english.StartsWith(' ') || word.Value.EndsWith(' ') != english.EndsWith(' ')
        select $"{word.Key}: “{english}”, “{word.Value}”");

    [Theory]
    [MemberData(nameof(Translated))]
    public void Nothing_was_left_in_English(string language) => Faults.None(
        from word in WordsFile.Read(language)
        where !word.Key.StartsWith("Format_", StringComparison.Ordinal) && word.Value == English[word.Key]
        from text in Letters().Matches(Gap().Replace(word.Value, "")).Select(m => m.Value)
        where !SameWord[language].Contains(text)
        select $"{word.Key}: {word.Value}");

    [Theory]
    [MemberData(nameof(Translated))]
    public void Words_are_plain(string language)
    {
        var words = WordsFile.Read(language);

        Assert.DoesNotContain(words, w => w.Value.Contains('!') || w.Value.Contains('¡') || string.IsNullOrWhiteSpace(w.Value));
        Assert.DoesNotContain(words, w => Chatter().IsMatch(w.Value));
    }

    [Theory]
    [InlineData("en", "1~October 2022", "6~October 2022")]
    [InlineData("es", "1~de~octubre de 2022", "6~de~octubre de 2022")]
    [InlineData("pt", "1º~de~outubro de 2022", "6~de~outubro de 2022")]
    [InlineData("fr", "1er~octobre 2022", "6~octobre 2022")]
    public void Dates_read_as_the_language_writes_them_and_no_line_ends_between_day_and_month(string language, string first, string sixth)
    {
        var words = WordsFile.Read(language == "en" ? null : language);
        var culture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(first, Written(1, "Format_FirstOfMonth"));
        Assert.Equal(sixth, Written(6, "Format_Date"));

        string Written(int day, string format) => new DateOnly(2022, 10, day).ToString(words[format], culture).Replace('\u00a0', '~');
    }

    [Theory]
    [InlineData("es", "Integración", " e ")]
    [InlineData("es", "Hidalgo", " e ")]
    [InlineData("es", "Hielo", " y ")]
    [InlineData("es", "Haití", " y ")]
    [InlineData("pt", "Investimento", " e ")]
    [InlineData("fr", "Intégration", " et ")]
    [InlineData(null, "Integration", " and ")]
    public void The_last_of_a_list_is_joined_as_the_language_does(string? language, string last, string joint)
    {
        var words = WordsFile.Read(language);

        Assert.Equal(joint, words[Regex.IsMatch(last, words["List_AndElseBefore"]) ? "List_AndElse" : "List_And"]);
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(por favor|éxito|s’il vous plaît|avec succès|com sucesso)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Chatter();
}
