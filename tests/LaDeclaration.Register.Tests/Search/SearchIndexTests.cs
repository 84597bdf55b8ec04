using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Search;

public sealed class SearchIndexTests
{
    [Fact]
    public void The_best_fit_comes_first()
    {
        var index = Of(
            Named("AR", "Visa and Travel"), Named("BR", "Travel"), Named("CL", "Travel Documents"), Named("CO", "Travels of a visa"));

        Assert.Equal(["BR", "CL", "CO", "AR"], Found(index, "travel"));
        Assert.Equal(["CO", "AR"], Found(index, "travel visa"));
    }

    [Fact]
    public void A_code_comes_before_names_that_begin_so() =>
        Assert.Equal(["CO", "CR"], Found(Of(Named("CR", "Costa Rica"), Named("CO", "Colombia")), "co"));

    [Fact]
    public void A_name_in_the_readers_language_comes_before_one_in_another()
    {
        var index = Of(Named("AR", "Retour", "fr"), Named("BR", "Retour", "en"));

        Assert.Equal(["AR", "BR"], Found(index, "retour", language: "fr"));
        Assert.Equal(["BR", "AR"], Found(index, "retour", language: "en"));
    }

    [Theory]
    [InlineData("es", "nzz, ñandú, ópera")]
    [InlineData("en", "ñandú, nzz, ópera")]
    public void Equal_fits_come_in_the_languages_own_order(string language, string expected)
    {
        var index = Of(Named("CL", "Plan ópera", language), Named("BR", "Plan ñandú", language), Named("CO", "Plan nzz", language));

        Assert.Equal(expected, string.Join(", ", index.Find("plan", A.Today, language, 10).Select(f => f.By.Text["Plan ".Length..])));
    }

    [Theory]
    [InlineData("family reunification", false)]
    [InlineData("fam reun", false)]
    [InlineData("familyreunification", false)]
    [InlineData("the family of reunification", false)]
    [InlineData("familly reunifcation", true)]
    [InlineData("family reunifications", true)]
    public void What_is_spelt_similarly_is_found_and_said_to_be(string sought, bool isSimilar)
    {
        var found = Assert.Single(Of(Named("AR", "Family Reunification"), Named("BR", "Humane Management")).Find(sought, A.Today, "en", 10));

        Assert.Equal(("AR", isSimilar), (found.Noun.Subject.Country, found.IsSimilar));
    }

    [Fact]
    public void What_has_some_of_the_words_is_found_when_nothing_has_them_all()
    {
        var index = Of(Named("AR", "Refugee Resettlement"), Named("BR", "Visa Standards"), Named("CL", "Humane Management"));

        Assert.Equal(["AR", "BR"], Found(index, "refugee visa"));
        Assert.Equal(["BR", "AR"], Found(index, "refugee visa standards"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" . ")]
    [InlineData("the")]
    [InlineData("x")]
    [InlineData("\u0000\u202e")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void What_says_nothing_finds_nothing(string sought) => Assert.Empty(Found(Of(Named("AR", "Family Reunification")), sought));

    [Fact]
    public void A_name_of_another_time_finds_what_is_called_otherwise_now()
    {
        var index = Of(Named("AR", "Resettlement") with { Until = A.Day("2023-01-01") }, Named("AR", "Pathways") with { From = A.Day("2023-01-01") });

        var found = Assert.Single(index.Find("resettlement", A.Today, "en", 10));

        Assert.Equal(("Pathways", "Resettlement", false), (found.Noun.GetName(A.Today, "en"), found.By.Text, found.By.IsShownOn(A.Today)));
        Assert.True(found.By.IsShownOn(A.Day("2022-12-31")));
    }

    [Fact]
    public void What_is_not_in_force_on_the_day_comes_after_what_is()
    {
        var index = Of(Named("AR", "Mobility") with { Until = A.Day("2023-01-01") }, Named("BR", "Mobility"));

        Assert.Equal(["BR", "AR"], Found(index, "mobility"));
        Assert.Equal(["AR", "BR"], index.Find("mobility", A.Day("2022-12-01"), "en", 10).Select(f => f.Noun.Subject.Country));
        Assert.False(index.Find("mobility", A.Today, "en", 10)[1].Noun.IsInForce(A.Today));
    }

    [Fact]
    public void A_source_is_found_by_title_publisher_and_key()
    {
        var index = Of(A.Source("note-verbale"));

        Assert.All(new[] { "ministerial statement", "A ministry", "note verbale" }, sought => Assert.Equal("note-verbale", Assert.Single(index.Find(sought, A.Today, "en", 10)).Noun.Subject.Source));
    }

    [Theory]
    [InlineData("a-ministry", "A ministry", TermKind.Publisher)]
    [InlineData("statement", "statement", TermKind.Name)]
    [InlineData("note-verbale", "note verbale", TermKind.Code)]
    public void A_sources_key_is_the_reason_only_where_neither_title_nor_publisher_fits(string key, string sought, TermKind expected) =>
        Assert.Equal(expected, Assert.Single(Of(A.Source(key)).Find(sought, A.Today, "en", 10)).By.Kind);

    [Fact]
    public void No_more_come_than_are_wanted() => Assert.Single(Of(Named("AR", "Mobility"), Named("BR", "Mobility")).Find("mobility", A.Today, "en", 1));

    [Fact]
    public void Of_thousands_of_equal_fits_the_first_by_name_come_whatever_was_added_first()
    {
        var sources = Enumerable.Range(0, 3_000).Select(i => A.Source($"note-{i}") with { Title = $"Note {i:0000}" }).ToArray();
        var (forwards, backwards) = (Of(sources), Of([.. sources.Reverse()]));

        Assert.Equal(["Note 0000", "Note 0001", "Note 0002"], forwards.Find("note", A.Today, "en", 3).Select(f => f.By.Text));
        Assert.Equal(forwards.Find("note", A.Today, "en", 50).Select(f => f.By.Text), backwards.Find("note", A.Today, "en", 50).Select(f => f.By.Text));
    }

    [Fact]
    public void A_better_fit_among_thousands_is_not_missed()
    {
        var sources = Enumerable.Range(0, 3_000).Select(i => A.Source($"note-{i}") with { Title = $"A note {i:0000}" });
        var index = Of([.. sources, A.Committee("zeal") with { Name = LocalizedText.English("Zeal and note") }, A.Source("a-ministry")]);

        Assert.Equal("zeal", index.Find("note", A.Today, "en", 3)[0].Noun.Subject.Committee);
        Assert.Equal(TermKind.Publisher, index.Find("a ministry", A.Today, "en", 200).Single(m => m.Noun.Subject.Source == "a-ministry").By.Kind);
    }

    private static IndexAtRevision Of(params Recorded[] rows)
    {
        var index = new RegisterIndex();
        index.Add(rows, [], 1);
        return index.At(1);
    }

    private static CountryDetails Named(string code, string name, string language = "en") =>
        A.Country(code) with { Name = new LocalizedText([new(language, new Wording(name, true))]) };

    private static IEnumerable<string?> Found(IndexAtRevision index, string sought, string language = "en") =>
        index.Find(sought, A.Today, language, 10).Select(f => f.Noun.Subject.Country);
}
