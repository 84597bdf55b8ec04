using System.Net;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>Nothing is taken from another site's page, whatever it knows.</summary>
public sealed class CrossSiteTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("cross-site", true)]
    [InlineData("Cross-Site", true)]
    [InlineData("same-site", true)]
    [InlineData("cross-site, same-origin", true)]
    [InlineData("same-origin", false)]
    [InlineData("none", false)]
    [InlineData("", false)]
    public async Task A_form_from_elsewhere_is_refused_even_with_its_token(string from, bool isRefused)
    {
        await site.AddStaff("victim@example.org", StaffRole.Editor);
        var browser = site.Visitor();
        var page = await browser.Open("/en/account/sign-in");
        var request = new HttpRequestMessage(HttpMethod.Post, "/en/account/sign-in")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", page.One("form[method=post] input[name=__RequestVerificationToken]").GetAttribute("value")), new("Email", "victim@example.org"), new("Password", Site.Password)]),
        };
        if (from.Length > 0)
            request.Headers.Add("Sec-Fetch-Site", from);

        var answer = await browser.Send(request);

        Assert.Equal(isRefused ? HttpStatusCode.Forbidden : HttpStatusCode.Redirect, answer.StatusCode);
        if (isRefused)
            Assert.Contains("another site", (await browser.Read(answer)).Text);
    }

    [Theory]
    [InlineData("POST", "/en")]
    [InlineData("PUT", "/en/account/sign-in")]
    [InlineData("DELETE", "/en/admin")]
    [InlineData("PATCH", "/data/memberships.csv")]
    [InlineData("POST", "/en/nowhere")]
    [InlineData("POST", "/css/site.css")]
    [InlineData("POST", "/en/account/sign-in?handler=Options")]
    public async Task Whatever_is_sent_wherever(string method, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Visitor().Send(request)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/en")]
    [InlineData("HEAD", "/data/memberships.csv")]
    [InlineData("OPTIONS", "/data/memberships.csv")]
    public async Task Reading_is_for_everybody(string method, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.True((await site.Visitor().Send(request)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/en/account/sign-out", "main form[method=post]")]
    [InlineData("/en/account", "form:has([formaction='?handler=SignOutEverywhere'])")]
    public async Task Signing_out_clears_what_the_browser_kept_but_no_cookie(string address, string form)
    {
        var editor = await site.Editor();

        var answer = await (await editor.Open(address)).Form(form).Post();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
    }
}
