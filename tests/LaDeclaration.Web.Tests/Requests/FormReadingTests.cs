using System.Net;
using System.Text;
using LaDeclaration.Web.Requests;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>A form that cannot be read is the sender's error: a page that says so, never a 500.</summary>
public sealed class FormReadingTests(Site site) : IClassFixture<Site>
{
    private const string Section = "--b\r\nContent-Disposition: form-data; name=\"Email\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--b--\r\n";

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "Email=x", "The form is not encoded as UTF-8.")]
    [InlineData("multipart/form-data; boundary=b", Section, "The form is not encoded as UTF-8.")]
    [InlineData("multipart/form-data", Section, "The form was open too long")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\ntorn", "The form was open too long")]
    [InlineData("application/x-www-form-urlencoded", "Email=%00%ff&Email=%", "The form was open too long")]
    [InlineData("text/plain", "Email=x", "The form was open too long")]
    public async Task It_is_answered_with_what_to_do(string type, string body, string sentence)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/en/account/sign-in") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await site.Visitor().Send(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<h1>This form could not be processed</h1>", html);
        Assert.Contains(sentence, html);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_is_too_large_is_told_so_whether_or_not_its_sender_waits_for_the_answer(bool waits)
    {
        await using var own = await Site.Started(prepare: s => s.Listens = true);
        using var client = new HttpClient { BaseAddress = own.Address };
        var request = new HttpRequestMessage(HttpMethod.Post, "/en/account/sign-in")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[31_000_000]), "Upload", "large.csv" } },
            Headers = { ExpectContinue = waits },
        };

        var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("The form is larger than 1 MB", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_answered_with_a_page_too()
    {
        await using var own = await Site.Started(prepare: s => s.Listens = true);
        using var client = new HttpClient { BaseAddress = own.Address };

        var answer = await client.GetAsync("/es/search?q=" + new string('x', RequestLimits.MaxAddressLength));

        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"es\">", html);
        Assert.Contains("La dirección supera los 8000 caracteres", html);
        Assert.DoesNotContain("xxxx", html);
    }
}
