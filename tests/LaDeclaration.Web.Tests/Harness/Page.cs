using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A page as a browser got it.</summary>
public sealed partial class Page
{
    private readonly Browser browser;
    private readonly HttpResponseMessage answer;

    internal Page(Browser browser, HttpResponseMessage answer, string html)
    {
        this.browser = browser;
        this.answer = answer;
        Html = html;
        Document = new HtmlParser().ParseDocument(html);
    }

    internal Browser Browser => browser;

    public HttpStatusCode Status => answer.StatusCode;

    /// <summary>Path and query, after redirects.</summary>
    public string Address => answer.RequestMessage!.RequestUri!.PathAndQuery;

    public string Html { get; }

    public IHtmlDocument Document { get; }

    public string Title => Plain(Document.Title ?? "");

    /// <summary>The text of the main part, white space collapsed.</summary>
    public string Text => Document.QuerySelector("main") is null ? TextOf(Document.DocumentElement) : string.Join(" ", Texts("main > :not(aside)"));

    /// <summary>The sentences at the top of a form that was refused.</summary>
    public IReadOnlyList<string> Errors => Texts(".errors li");

    /// <summary>What was said after a redirect; empty when nothing was.</summary>
    public string Flash => Texts(".notice[role=status]").SingleOrDefault() ?? "";

    public IReadOnlyList<IElement> Select(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The only element that fits.</summary>
    public IElement One(string selector)
    {
        var found = Select(selector);
        Assert.True(found.Count == 1, $"{Address} ({(int)Status}) has {found.Count} of “{selector}”, not one.\n{Text}");
        return found[0];
    }

    public IReadOnlyList<string> Texts(string selector) => [.. Select(selector).Select(TextOf)];

    public string? Header(string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The memberships the page shows, by their permanent marks: “labor-mobility MX lead”, sorted.</summary>
    public IReadOnlyList<string> Memberships(string within = "main") =>
        [.. Select(within + " [data-committee][data-country][data-role]")
            .Select(e => $"{e.GetAttribute("data-committee")} {e.GetAttribute("data-country")} {e.GetAttribute("data-role")}")
            .Order(StringComparer.Ordinal)];

    /// <summary>The only form that fits; with no selector the only one in the main part.</summary>
    public Form Form(string selector = "main form") => new(browser, this, (IHtmlFormElement)One(selector));

    /// <summary>Follows the first link with that text.</summary>
    public Task<Page> Follow(string text)
    {
        var link = Select("a[href]").FirstOrDefault(a => TextOf(a) == text);
        Assert.True(link is not null, $"{Address} has no link “{text}”.\n{Text}");
        return browser.Open(Resolve(link.GetAttribute("href")!));
    }

    public static string TextOf(INode node) => Plain(node.TextContent);

    /// <summary>With plain single spaces between words, whatever stood there.</summary>
    public static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    /// <summary>Path and query of an address as written in this page.</summary>
    internal string Resolve(string address) => new Uri(answer.RequestMessage!.RequestUri!, address).PathAndQuery;

    public Page Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Address} answered {(int)Status}, not {(int)status}.\n{string.Join("\n", Errors)}\n{Text}");
        return this;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
