using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LaDeclaration.Web.Tests.Api;

/// <summary>What the search field offers while somebody types.</summary>
public sealed class SearchSuggestionsTests(Site site) : IClassFixture<Site>
{
    private const string Address = "/fr/search/suggestions?q=estados+unidos";

    [Fact]
    public async Task They_are_names_in_the_readers_language_with_what_was_typed_beside()
    {
        var answer = await site.Visitor().Get(Address + "&on=2023-06-23&known=2");
        var found = await answer.Content.ReadFromJsonAsync<JsonObject>();

        Assert.Equal(("application/json", "fr"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentLanguage.Single()));
        Assert.Equal(("2", "2023-06-23"), ($"{found!["revision"]}", $"{found["on"]}"));
        var first = found["items"]![0]!;
        Assert.Equal(("États-Unis", null), ($"{first["name"]!["text"]}", first["name"]!["lang"]));
        Assert.Equal(("Estados Unidos", "es"), ($"{first["by"]!["text"]}", $"{first["by"]!["lang"]}"));
        Assert.Equal("/fr/countries/us?on=2023-06-23&known=2", $"{first["address"]}");
    }

    [Theory]
    [InlineData("fr", "*", " (traduction non officielle)")]
    [InlineData("en", null, null)]
    public async Task A_name_that_is_not_official_carries_the_mark_that_it_has_on_pages(string language, string? sign, string? meaning)
    {
        var answer = await site.Visitor().Get($"/{language}/search/suggestions?q=labor+mobility");

        var mark = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["items"]![0]!["mark"];
        Assert.Equal((sign, meaning), ((string?)mark?["sign"], (string?)mark?["meaning"]));
    }

    [Fact]
    public async Task They_are_the_beginning_of_what_the_page_finds()
    {
        var found = await site.Visitor().Get("/en/search/suggestions?q=co");
        var page = await site.Visitor().Open("/en/search?q=co");

        var offered = (await found.Content.ReadFromJsonAsync<JsonObject>())!["items"]!.AsArray().Select(i => $"{i!["address"]}").ToList();
        Assert.Equal(8, offered.Count);
        Assert.Equal(page.Select("main ol a").Select(a => a.GetAttribute("href")).Take(8), offered);
    }

    [Theory]
    [InlineData("mexico", "1 suggestion")]
    [InlineData("costa rica", "1 suggestion")]
    [InlineData("co", "8 suggestions")]
    [InlineData("atlantis", "No suggestions")]
    [InlineData("", "No suggestions")]
    public async Task How_many_there_are_is_said(string sought, string said) =>
        Assert.Equal(said, $"{(await (await site.Visitor().Get("/en/search/suggestions?q=" + sought)).Content.ReadFromJsonAsync<JsonObject>())!["said"]}");

    [Fact]
    public async Task They_are_as_fresh_as_a_page()
    {
        var first = await site.Visitor().Get(Address);
        var held = await site.Visitor().Get(Address, $"If-None-Match: {first.Headers.ETag}");

        Assert.NotEqual((await site.Visitor().Get("/en")).Headers.ETag, first.Headers.ETag);
        Assert.Equal("public, no-cache", string.Join(", ", first.Headers.GetValues("Cache-Control")));
        Assert.Equal((HttpStatusCode.NotModified, 0), (held.StatusCode, (await held.Content.ReadAsByteArrayAsync()).Length));
        Assert.False(first.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("q=mexico&on=yesterday", "“yesterday” is not a date.")]
    [InlineData("q=mexico&known=3", "“3” is not a revision of this register.")]
    [InlineData("q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "A search can have up to 100 characters.")]
    public async Task What_cannot_be_answered_is_named_in_problem_details(string query, string sentence)
    {
        var answer = await site.Visitor().Get("/en/search/suggestions?" + query);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith(sentence, $"{(await answer.Content.ReadFromJsonAsync<JsonObject>())!["detail"]}", StringComparison.Ordinal);
    }
}
