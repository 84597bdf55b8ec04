using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Tests;

/// <summary>Every page that staff can reach by following links, as each of the three roles.</summary>
public sealed class StaffWalkTests
{
    private const int MostPages = 400;

    [Theory]
    [InlineData(StaffRole.Administrator, null)]
    [InlineData(StaffRole.Editor, null)]
    [InlineData(StaffRole.Delegate, "CL")]
    public async Task Every_link_leads_to_a_page_in_good_order(StaffRole role, string? country)
    {
        await using var site = await Site.Started();
        var walker = await site.SignIn(role, country);
        await site.Draft((await site.AddStaff($"{role}{country}@example.org".ToLowerInvariant(), role, country)).AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));

        var pages = await Walk(walker);

        Assert.InRange(pages.Count, 5, MostPages - 1);
        Faults.None(pages.SelectMany(p => FaultsOf(p.Value).Select(fault => $"{p.Key}: {fault}")));
    }

    /// <summary>From the staff's home through everything below it and the account.</summary>
    internal static async Task<Dictionary<string, Page>> Walk(Browser browser, string language = "en")
    {
        var pages = new Dictionary<string, Page>();
        var ahead = new Queue<string>([$"/{language}/admin"]);
        while (ahead.TryDequeue(out var address) && pages.Count < MostPages)
        {
            if (pages.ContainsKey(address))
                continue;
            var page = pages[address] = await browser.Open(address);
            foreach (var link in page.Select("a[href]").Select(a => page.Resolve(a.GetAttribute("href")!)).Where(link => IsForStaff(link, language)))
                ahead.Enqueue(link);
        }
        return pages;
    }

    private static bool IsForStaff(string address, string language) =>
        address.StartsWith($"/{language}/admin", StringComparison.Ordinal) || address.StartsWith($"/{language}/account", StringComparison.Ordinal);

    private static IEnumerable<string> FaultsOf(Page page)
    {
        if (page.Status != HttpStatusCode.OK)
            yield return $"{page.Status}";
        if (page.Header("Cache-Control") is not { } cache || !cache.Contains("no-store", StringComparison.Ordinal))
            yield return $"may be stored: {page.Header("Cache-Control")}";
        if (page.Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) != true)
            yield break;
        if (page.Select("h1").Count != 1)
            yield return $"{page.Select("h1").Count} h1";
        if (page.Document.QuerySelector("meta[name=robots][content=noindex]") is null)
            yield return "open to search engines";
        foreach (var id in page.Select("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
            yield return $"#{id.Key} twice";
        foreach (var form in page.Select("form[method=post]"))
            foreach (var fault in FaultsOf((IHtmlFormElement)form))
                yield return $"a form {fault}: {form.GetAttribute("action")}";
        foreach (var control in page.Select("main input:not([type=hidden]), main select, main textarea").Where(c => IsNameless(page, c)))
            yield return $"a field without a label: {control.GetAttribute("name")}";
        foreach (var cutting in page.Select("[maxlength]"))
            yield return $"a field that cuts what is pasted: {cutting.GetAttribute("name")}";
        foreach (var fault in SiteWalkTests.Workings(page))
            yield return fault;
    }

    /// <summary>What would keep a browser without script from sending the form as it is meant.</summary>
    private static IEnumerable<string> FaultsOf(IHtmlFormElement form)
    {
        if (form.QuerySelector("input[name=__RequestVerificationToken]") is null)
            yield return "without protection";
        if (form.QuerySelector("input[name=IdempotencyKey]") is null && !MayBeSentTwice(form))
            yield return "that would do the same twice when it is sent twice";
        var controls = form.Elements.Where(c => !c.Matches("input[type=hidden]")).ToList();
        if (!controls.Exists(c => c is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" }))
            yield return "without a button that sends it";
        foreach (var control in controls.Where(c => c.Closest("[hidden], [disabled]") is not null || c.Matches("button[type=button]")))
            yield return $"that waits for script at {control.OuterHtml}";
        foreach (var address in controls.Select(c => c.GetAttribute("formaction")).Append(form.GetAttribute("action")))
            if (address?.StartsWith('?') == false && !address.StartsWith('/'))
                yield return $"that leads to {address}";
    }

    /// <summary>Signing out, discarding what was kept, and new recovery codes, which are shown once.</summary>
    private static bool MayBeSentTwice(IHtmlFormElement form) =>
        form.QuerySelectorAll("button").Any(b => Page.TextOf(b) is "Sign out" or "Create new recovery codes") || form.HasAttribute("data-discard");

    private static bool IsNameless(Page page, IElement control) =>
        control.Closest("label") is null && !control.HasAttribute("aria-label") && !control.HasAttribute("aria-labelledby")
        && (control.Id is not { Length: > 0 } id || page.Document.QuerySelector($"label[for='{id}']") is null);
}
