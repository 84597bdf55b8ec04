using System.Text.RegularExpressions;

namespace LaDeclaration.Web.Tests.Resources;

/// <summary>Every language has the same terms, and the interface's words keep to them.</summary>
public sealed partial class GlossaryTests
{
    private const string Meaning = ".meaning", Avoid = ".avoid";

    public static TheoryData<string> Languages => ["en", .. WordsFile.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Has_the_same_terms_in_every_language_each_with_its_meaning(string language)
    {
        var english = Terms("en").Keys.ToList();
        var own = Terms(language);

        Faults.None([.. english.Except(own.Keys).Select(k => "missing: " + k), .. own.Keys.Except(english).Select(k => "left over: " + k)]);
        Assert.InRange(english.Count(key => !key.Contains('.')), 30, 60);
        Assert.All(english.Where(key => !key.Contains('.')), key => Assert.Contains(key + Meaning, english));
        Assert.All(own.Where(term => term.Key.EndsWith(Meaning, StringComparison.Ordinal)), term => Assert.EndsWith(".", term.Value, StringComparison.Ordinal));
        Assert.Distinct(own.Where(term => !term.Key.Contains('.')).Select(term => term.Value));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Forms_to_avoid_are_written_so_that_they_can_be_looked_for(string language) =>
        Assert.All(Avoided(language), form => Assert.Matches(Form(), form.Form));

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_to_be_avoided_is_said_nowhere(string language)
    {
        var words = WordsFile.Read(language == "en" ? null : language).Concat(Terms(language).Where(term => !term.Key.EndsWith(Avoid, StringComparison.Ordinal)))
            .Select(word => (word.Key, Text: Comparable(Gap().Replace(word.Value, " ")))).ToList();

        Faults.None(
            from avoided in Avoided(language)
            let pattern = Pattern(avoided.Form)
            from word in words
            where pattern.IsMatch(word.Text)
            select $"{word.Key} says “{avoided.Form}”, the word is “{Terms(language)[avoided.Term]}”: {word.Text}");
    }

    [Theory]
    [InlineData("suscri*", "Suscripciones", true)]
    [InlineData("suscri*", "inscripción", false)]
    [InlineData("change set*", "Change sets of Peru", true)]
    [InlineData("queue", "The queues", false)]
    [InlineData("file d’attente", "La file d'attente.", true)]
    [InlineData("four eyes", "four\u00a0eyes", true)]
    public void A_form_is_looked_for_as_whole_words_or_as_the_beginning_of_one(string form, string text, bool isSaid) =>
        Assert.Equal(isSaid, Pattern(form).IsMatch(Comparable(text)));

    private static Dictionary<string, string> Terms(string language) => WordsFile.Read(language == "en" ? null : language, "Glossary");

    private static IEnumerable<(string Term, string Form)> Avoided(string language) =>
        from term in Terms(language)
        where term.Key.EndsWith(Avoid, StringComparison.Ordinal)
        from form in term.Value.Split("; ", StringSplitOptions.RemoveEmptyEntries)
        select (term.Key[..^Avoid.Length], form);

    private static Regex Pattern(string form) =>
        new($@"(?<!\w){Regex.Escape(Comparable(form).TrimEnd('*'))}{(form.EndsWith('*') ? "" : @"(?!\w)")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Comparable(string text) => Spaces().Replace(text, " ").Replace('’', '\'');

    [GeneratedRegex(@"^[\p{Ll}’-]+( [\p{Ll}’-]+)*\*?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
