using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Text;

public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Name = new([
        new("fr", new Wording("Réinstallation", false)),
        new("en", new Wording(" Resettlement ", true)),
        new("es", new Wording(" ", true)),
    ]);

    [Fact]
    public void Answers_in_the_language_asked_for() =>
        Assert.Equal(new LocalizedWording("Réinstallation", "fr", false, false), Name.In("fr"));

    [Theory]
    [InlineData("pt")]
    [InlineData("es")]
    public void Falls_back_to_English_and_says_so(string language) =>
        Assert.Equal(new LocalizedWording("Resettlement", "en", true, true), Name.In(language));

    [Fact]
    public void Without_English_falls_back_to_what_there_is()
    {
        var text = new LocalizedText([new("pt", new Wording("Reassentamento", true))]);

        Assert.Equal(new LocalizedWording("Reassentamento", "pt", true, true), text.In("fr"));
        Assert.Equal("", new LocalizedText([]).In("fr").Text);
    }

    [Fact]
    public void Blank_texts_are_left_out()
    {
        Assert.Equal(["en", "fr"], Name.Wordings.Keys);
        Assert.True(LocalizedText.English(" ").IsEmpty);
    }

    [Fact]
    public void Only_what_was_translated_is_an_unofficial_translation()
    {
        Assert.Equal(["fr"], new[] { "en", "es", "fr" }.Where(Name.IsUnofficialTranslation));
        Assert.False(LocalizedText.English("x", official: false).IsUnofficialTranslation("en"));
        Assert.True(new LocalizedText([new("en", new Wording("x", false)), new("fr", new Wording("y", true))]).IsUnofficialTranslation("en"));
    }

    [Fact]
    public void Is_equal_by_content_in_any_order()
    {
        var same = new LocalizedText(Name.Wordings.Reverse());

        Assert.Equal(Name, same);
        Assert.Equal(Name.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(LocalizedText.English("x"), LocalizedText.English("x", official: false));
    }

    [Fact]
    public void Comes_back_from_JSON_with_its_accents_readable()
    {
        Assert.Equal(Name, LocalizedText.FromJson(Name.ToJson()));
        Assert.Contains("Réinstallation", Name.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_does_not_make_the_rest_unreadable()
    {
        var text = LocalizedText.FromJson("""{"en":{"text":"Vi\ud800sa \\ud800 \ud83c\udf0e","official":true}}""");

        Assert.Equal("Vi\uFFFDsa \\ud800 \U0001F30E", text.In("en").Text);
    }

    [Fact]
    public void A_name_that_cannot_be_seen_is_none() => Assert.True(LocalizedText.English("\u200B").IsEmpty);
}
