using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A browser with its own cookies. It follows redirects when it opens a page or submits a form.</summary>
public sealed class Browser : IDisposable
{
    private const int MostRedirects = 5;

    private static int browsers;

    private readonly Site? site;
    private readonly HttpClient http;

    internal Browser(Site site, WebApplicationFactory<Program> host)
    {
        this.site = site;
        http = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = host.ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = true });
    }

    /// <summary>Of a site in another process. The client keeps cookies and follows no redirects.</summary>
    internal Browser(HttpClient http) => this.http = http;

    /// <summary>The network address that it comes from; usually each has one of its own.</summary>
    public string Client { get; set; } = NewClient();

    /// <summary>An address that nobody has come from yet.</summary>
    public static string NewClient() => Interlocked.Increment(ref browsers) is var n ? $"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" : "";

    public async Task<Page> Open(string address) => await Read(await Get(address));

    /// <summary>The bare answer, no redirect followed.</summary>
    /// <param name="headers">As “Name: value”.</param>
    public Task<HttpResponseMessage> Get(string address, params string[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var header in headers)
            request.Headers.TryAddWithoutValidation(header.Split(':', 2)[0], header.Split(':', 2)[1].Trim());
        return Send(request);
    }

    /// <summary>Posts fields as they are: for what no form of the site would send.</summary>
    public Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) =>
        Send(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    public Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (site is not null)
            request.Headers.Add(Clients.Header, Client);
        return http.SendAsync(request);
    }

    /// <summary>Through the real pages for password and code; an account without a second factor gets as far as its password goes.</summary>
    public async Task SignIn(string email, string password = Site.Password)
    {
        var page = await Open("/en/account/sign-in");
        using var answer = await page.Form().Fill("Email", email).Fill("Password", password).Post();
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{email} was not let in: {(int)answer.StatusCode}.");
        if (!answer.Headers.Location!.ToString().Contains("second-step", StringComparison.Ordinal))
            return;
        using var second = await (await FillInCode(await Read(answer), email)).Post();
        Assert.True(second.StatusCode == HttpStatusCode.Redirect, $"{email} was not let in with a code: {(int)second.StatusCode} {string.Join(" ", (await Read(second)).Errors)}");
    }

    /// <summary>Takes the second step, and follows to wherever it leads.</summary>
    public async Task<Page> Confirm(Page secondStep, string email) => await (await FillInCode(secondStep, email)).Submit();

    private async Task<Form> FillInCode(Page secondStep, string email) => secondStep.Form(Site.CodeForm).Fill("Code", await site!.Code(email));

    public void Dispose() => http.Dispose();

    internal async Task<Page> Read(HttpResponseMessage answer)
    {
        for (var redirects = 0; (int)answer.StatusCode is >= 301 and <= 303 or 307 or 308; redirects++)
        {
            Assert.True(redirects < MostRedirects, $"More than {MostRedirects} redirects, lastly to {answer.Headers.Location}.");
            Assert.True((int)answer.StatusCode < 307, "A redirect that would post again.");
            answer = await Get(new Uri(answer.RequestMessage!.RequestUri!, answer.Headers.Location!).PathAndQuery);
        }
        return new Page(this, answer, await answer.Content.ReadAsStringAsync());
    }
}
