using System.IO.Compression;
using System.Net;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>How an answer is encoded is decided once, so what the cache keeps for a reader is what that reader can read.</summary>
public sealed class EncodingTests(Site site) : IClassFixture<Site>
{
    private static int asked;

    [Theory]
    [InlineData("*", null)]
    [InlineData("*;q=0.1", null)]
    [InlineData("*, identity;q=0", "gzip")]
    [InlineData("*;q=0", null)]
    [InlineData("BR", "br")]
    [InlineData("GZip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.5", "br")]
    [InlineData("identity, br;q=0.5", null)]
    [InlineData("identity;q=0.5, br;q=0.4, gzip;q=0.6", "gzip")]
    [InlineData("identity;q=0", null)]
    [InlineData("identity;q=0, gzip;q=0.1", "gzip")]
    [InlineData("gzip;q=0, br;q=0", null)]
    [InlineData("gzip;q=0, *", null)]
    [InlineData("br;q=0.000, gzip;q=0.001", "gzip")]
    [InlineData("br;q=2", null)]
    [InlineData(";;;,=,,", null)]
    [InlineData("gzip;level=9", null)]
    [InlineData("deflate, zstd", null)]
    public async Task Whatever_one_reader_accepts_the_next_gets_what_they_can_read(string accepts, string? encoding)
    {
        // An address that nobody has read yet: whoever is first fills the cache.
        var address = $"/en/committees?on={Rows.Day("2023-01-01").AddDays(Interlocked.Increment(ref asked)):yyyy-MM-dd}";

        for (var time = 0; time < 2; time++)
        {
            var theirs = await site.Visitor().Get(address, $"Accept-Encoding: {accepts}");
            var plain = await site.Visitor().Get(address);

            Assert.Equal(encoding, theirs.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal(await plain.Content.ReadAsStringAsync(), await Unpacked(theirs));
            Assert.StartsWith("<!DOCTYPE html>", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/en/admin")]
    [InlineData("/en/account")]
    [InlineData("/en/admin/nowhere")]
    public async Task What_a_signed_in_person_reads_is_not_compressed(string address)
    {
        var editor = await site.Editor();

        var answer = await editor.Get(address, "Accept-Encoding: br, gzip");

        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("br", (await editor.Get("/en", "Accept-Encoding: br, gzip")).Content.Headers.ContentEncoding.Single());
        Assert.Equal("gzip", (await editor.Get("/css/site.css", "Accept-Encoding: GZIP")).Content.Headers.ContentEncoding.Single());
    }

    internal static async Task<string> Unpacked(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}
