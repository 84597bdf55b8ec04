using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A way into the running site: a page's template below its language, and one of its handlers: “GET”, “POST” or “POST Reject”.</summary>
public sealed record Door(string Template, string Handler)
{
    /// <summary>Every handler of every page, as the running site itself lists them.</summary>
    public static async Task<IReadOnlyList<Door>> Of(Site site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var page in site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
            var template = page.AttributeRouteInfo!.Template!.Replace("{lang:language}", "").TrimStart('/');
            // A page without a handler for GET still answers one.
            doors.AddRange(handlers.Select(h => new Door(template, $"{h.HttpMethod.ToUpperInvariant()} {h.Name}".TrimEnd())).Append(new Door(template, "GET")).Distinct());
        }
        return [.. doors.OrderBy(d => d.Template, StringComparer.Ordinal).ThenBy(d => d.Handler, StringComparer.Ordinal)];
    }

    /// <summary>Whatever answers without being a page or a file.</summary>
    public static IReadOnlyList<string> BesidePages(Site site) =>
        [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .Distinct().Order(StringComparer.Ordinal)];

    public bool IsPublic => !Template.StartsWith("admin", StringComparison.Ordinal) && !Template.StartsWith("account", StringComparison.Ordinal);

    /// <summary>Pages that recognise nobody, signed in or not.</summary>
    public bool IsForStrangers => Template is "account/setup" or "account/choose-password" or "account/invitation" or "account/forgotten" or "account/sign-in" or "account/second-step";

    /// <summary>Whoever goes through has to sign in again.</summary>
    public bool EndsSession => Handler.StartsWith("POST", StringComparison.Ordinal) && (Handler + Template).Contains("sign-out", StringComparison.OrdinalIgnoreCase)
        || Handler == "POST SignOutEverywhere";

    /// <summary>What happens to somebody who knocks: “in”, “sign in”, “second factor”, 403 or 404.</summary>
    public async Task<string> Knock(Browser browser, string address, string token)
    {
        var isPost = Handler.StartsWith("POST", StringComparison.Ordinal);
        var name = Handler.Contains(' ') ? Handler.Split(' ')[1] : null;
        using var answer = isPost
            ? await browser.Post($"/en/{address}" + (name is null ? "" : $"?handler={name}"), await Fields(browser, address, token))
            : await browser.Get($"/en/{address}".TrimEnd('/'));
        var location = answer.Headers.Location?.ToString() ?? "";
        return (int)answer.StatusCode switch
        {
            302 when location.Contains("/account/sign-in?returnUrl=", StringComparison.Ordinal) || location.EndsWith("/account/sign-in", StringComparison.Ordinal) && !EndsSession => "sign in",
            302 when location.Contains("/account/second-factor?returnUrl=", StringComparison.Ordinal) => "second factor",
            200 or 302 => "in",
            400 when isPost || Template is "account/choose-password" or "account/invitation" => "in",
            var other => $"{other}",
        };
    }

    /// <summary>Nothing but the token, except where a form without its rows is no form at all; nothing that would be carried out.</summary>
    private async Task<(string Name, string Value)[]> Fields(Browser browser, string address, string token)
    {
        if (Template.EndsWith("/memberships", StringComparison.Ordinal) && await browser.Open($"/en/{address}") is { Status: HttpStatusCode.OK } page && page.Select("main form").Count > 0)
            return [.. page.Form("main form[method=post]").Fields];
        return [("__RequestVerificationToken", token)];
    }
}
