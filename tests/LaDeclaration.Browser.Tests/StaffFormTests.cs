using System.Text.RegularExpressions;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Browser.Tests;

/// <summary>
/// The first form of every page for staff, sent by a browser without script, with no more filled in than it asks for.
/// The pages are those of the running site that answer a post; of the ceremony of a passkey, which needs script, no form is shown.
/// </summary>
public sealed partial class StaffFormTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Administrator = "administrator@example.org";
    private const string Colleague = "colleague@example.org";

    /// <summary>Has nothing to see: other pages send to it.</summary>
    private const string Keeper = "admin/kept";

    /// <summary>Below it are pages that take the forms of the page itself and show nothing of their own.</summary>
    private const string Review = "admin/change-sets/{number:int}";

    private readonly HashSet<string> sent = [];

    [SkippableFact]
    public async Task Every_form_is_answered_by_a_page_without_script_too()
    {
        var own = await OwnSite();
        await Send(await Open(script: false, site: own), "account/setup", own.Services.GetRequiredService<FirstAccount>().Path["en/".Length..]);
        var addresses = await Addresses(own);
        var answering = (await Door.Of(own)).Where(d => d.Handler.StartsWith("POST", StringComparison.Ordinal)).Select(d => d.Template).Append("admin/journal")
            .Where(a => !a.StartsWith(Review + "/", StringComparison.Ordinal)).Distinct().ToList();

        var (inside, outside) = (await Open(script: false, site: own), await Open(script: false, site: own));
        await Send(inside, "account/sign-in", fill: new() { ["Email"] = Administrator, ["Password"] = Site.Password });
        await Send(inside, "account/second-step", fill: new() { ["Code"] = await own.Code(Administrator) });
        foreach (var page in answering.Where(a => a.StartsWith("admin/", StringComparison.Ordinal) && a != Keeper))
            await Send(inside, page, addresses(page), new() { ["Lines"] = "new@example.org, editor" });
        await Send(outside, "account/invitation", LinkIn(await own.Mail("new@example.org"), "invitation"));
        await Send(outside, "account/forgotten", fill: new() { ["Email"] = Colleague });
        await Send(outside, "account/choose-password", LinkIn(await own.Mail(Colleague), "choose-password"));
        foreach (var page in new[] { "account", "account/authenticator", "account/passkeys/{id}", "account/recovery-codes", "account/second-factor", "account/sign-out" })
            await Send(inside, page, addresses(page));

        Assert.Equal(answering.Except([Keeper]).Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
    }

    /// <summary>What stands for the parameters of a page's template, on a site where there is something to send on each.</summary>
    private static async Task<Func<string, string>> Addresses(Site site)
    {
        var administrator = await site.AddStaff(Administrator, StaffRole.Administrator);
        var colleague = await site.AddStaff(Colleague, StaffRole.Editor);
        var draft = await site.Draft(administrator.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var lead = await site.Standing<Membership>(m => m is { Committee: "labor-mobility", Role: Role.Lead });
        var passkey = await site.AddPasskey(administrator);
        await using var db = site.Database();
        db.Letters.Add(Letter.To(colleague.Id, LetterKind.FactorsReset, site.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        await db.Letters.ExecuteUpdateAsync(set => set.SetProperty(l => l.NextTry, (DateTime?)null));
        var values = new Dictionary<string, string>
        {
            ["slug"] = "labor-mobility",
            ["cc"] = "cl",
            ["code"] = "cl",
            ["key"] = "lima",
            ["number"] = "2",
            ["id"] = colleague.Id,
            ["factId"] = $"{lead.FactId}",
            ["step"] = "reset",
        };
        return template => template switch
        {
            Review => $"admin/change-sets/{draft.Number}",
            "account/passkeys/{id}" => $"account/passkeys/{passkey}",
            _ => Parameter().Replace(template, parameter => values[parameter.Groups["name"].Value]),
        };
    }

    private async Task Send(Window window, string template, string? address = null, Dictionary<string, string>? fill = null)
    {
        var page = await window.Open($"/en/{address ?? template}");
        var form = page.Locator("main form").Filter(new() { Has = page.Locator("button:visible") }).First;
        foreach (var field in await form.Locator(":is(input, select, textarea)[required]:visible").AllAsync())
            await Fill(field, fill ?? []);

        var answer = await page.RunAndWaitForResponseAsync(
            () => form.Locator("button:visible").First.ClickAsync(),
            response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400,
            new() { Timeout = 10_000 });

        Assert.True(answer.Status is 200 or 400, $"The form of {template} was answered with {answer.Status}.");
        await Assertions.Expect(page.Locator("main h1")).ToHaveCountAsync(1);
        if (answer.Status == 400)
            await Assertions.Expect(page.Locator("main .errors li").First).ToBeVisibleAsync();
        sent.Add(template);
    }

    /// <summary>Only what is empty, and with as little as the browser lets through.</summary>
    private static async Task Fill(ILocator field, Dictionary<string, string> wanted)
    {
        var (name, type) = (await field.GetAttributeAsync("name") ?? "", await field.EvaluateAsync<string>("field => field.type"));
        if (type == "radio")
            await field.CheckAsync();
        else if (type == "file")
            await field.SetInputFilesAsync(new FilePayload { Name = "x.csv", MimeType = "text/csv", Buffer = "id"u8.ToArray() });
        else if (wanted.TryGetValue(name, out var text))
            await field.FillAsync(text);
        else if (await field.InputValueAsync() != "")
            return;
        else if (type == "select-one")
            await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else
            await field.FillAsync(type switch { "date" => "2026-01-01", "number" => "7", "email" => "first@example.org", "password" => Site.Password, _ => "Aa" });
    }

    private static string LinkIn(IReadOnlyList<MimeKit.MimeMessage> letters, string page) => Site.LinkIn(letters[^1], page)["/en/".Length..];

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
