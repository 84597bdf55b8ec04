using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>What is too large is refused before it is read, however it is sent, by a page that says the limit.</summary>
public sealed class RequestLimitsTests : IAsyncLifetime
{
    private const string SignIn = "/es/account/sign-in";

    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Started(prepare: s => s.Listens = true);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "Email=", "", false)]
    [InlineData("application/x-www-form-urlencoded", "Email=", "", true)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"U\"; filename=\"a.csv\"\r\n\r\n", "\r\n--b--\r\n", false)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"U\"; filename=\"a.csv\"\r\n\r\n", "\r\n--b--\r\n", true)]
    [InlineData("application/json", "\"", "\"", false)]
    [InlineData("text/plain", "", "", false)]
    public async Task A_body_over_a_megabyte(string type, string before, string after, bool isChunked)
    {
        var answer = await Send(SignIn + "?handler=Options", type, before + new string('x', RequestLimits.MaxBodyBytes + 1) + after, isChunked);

        await IsRefused(answer, "Lo enviado supera el límite de 1 MB de este sitio.");
    }

    [Theory]
    [InlineData(RequestLimits.MaxFieldBytes, HttpStatusCode.BadRequest, "<h1>No se pudo procesar este formulario</h1>")]
    [InlineData(RequestLimits.MaxFieldBytes + 1, HttpStatusCode.RequestEntityTooLarge, "Un campo supera los 64 kB que este sitio admite por campo.")]
    public async Task A_field_over_64_kilobytes(int length, HttpStatusCode status, string sentence)
    {
        var urlEncoded = await Send(SignIn, "application/x-www-form-urlencoded", "Email=" + new string('x', length), isChunked: false);
        var multipart = await Send(SignIn, "multipart/form-data; boundary=b", $"--b\r\nContent-Disposition: form-data; name=\"Email\"\r\n\r\n{new string('x', length)}\r\n--b--\r\n", isChunked: true);

        foreach (var answer in new[] { urlEncoded, multipart })
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task A_fields_length_counts_in_bytes_and_its_name_counts_too()
    {
        await IsRefused(await Send(SignIn, "application/x-www-form-urlencoded", "Email=" + string.Concat(Enumerable.Repeat("%E2%82%AC", 22_000)), isChunked: false), "64 kB");
        await IsRefused(await Send(SignIn, "application/x-www-form-urlencoded", new string('x', RequestLimits.MaxFieldBytes + 1) + "=x", isChunked: false), "64 kB");
    }

    [Theory]
    [InlineData("Email")]
    [InlineData("Field{0}")]
    [InlineData("Credential[{0}].Key")]
    public async Task More_fields_than_any_form_has(string name)
    {
        var fields = Enumerable.Range(0, RequestLimits.MaxFields + 1).Select(n => string.Format(null, System.Text.CompositeFormat.Parse(name), n) + "=x").ToList();

        await IsRefused(await Send(SignIn, "application/x-www-form-urlencoded", string.Join('&', fields), isChunked: false), "El formulario supera los 2000 campos que este sitio admite de una vez.");
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(SignIn, "application/x-www-form-urlencoded", string.Join('&', fields[1..]), isChunked: false)).StatusCode);
    }

    [Fact]
    public async Task An_import_may_have_three_megabytes_and_not_more()
    {
        var section = "--b\r\nContent-Disposition: form-data; name=\"Upload\"; filename=\"a.csv\"\r\n\r\n";

        var taken = await Send("/es/admin/import", "multipart/form-data; boundary=b", section + new string('x', 2 * RequestLimits.Megabyte) + "\r\n--b--\r\n", isChunked: false);
        var tooLarge = await Send("/es/admin/import", "multipart/form-data; boundary=b", section + new string('x', RequestLimits.MaxImportBytes) + "\r\n--b--\r\n", isChunked: false);

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        await IsRefused(tooLarge, "Lo enviado supera el límite de 3 MB de este sitio.");
    }

    [Fact]
    public async Task A_body_of_many_gigabytes_is_refused_before_any_of_it_is_sent()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, site.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {SignIn} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000000000\r\n\r\n"));

        using var reader = new StreamReader(stream);
        var answer = "";
        while (!answer.Contains("</html>", StringComparison.Ordinal) && await reader.ReadLineAsync() is { } line)
            answer += line + "\n";

        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Contains("Lo enviado supera el límite de 1 MB", answer);
    }

    [Fact]
    public void Slow_clients_end_by_themselves_and_connections_are_not_counted()
    {
        var limits = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal((500, 500), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinResponseDataRate!.BytesPerSecond));
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.InRange(limits.KeepAliveTimeout, TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(120));
        Assert.Null(limits.MaxConcurrentConnections);
    }

    private async Task<HttpResponseMessage> Send(string address, string type, string body, bool isChunked)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        return await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content, Headers = { TransferEncodingChunked = isChunked ? true : null } });
    }

    private static async Task IsRefused(HttpResponseMessage answer, string sentence)
    {
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("<html lang=\"es\">", html);
        Assert.Contains(sentence, html);
        Assert.Contains("/css/site", html);
    }
}
