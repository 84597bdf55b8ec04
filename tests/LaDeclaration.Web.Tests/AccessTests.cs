using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests;

/// <summary>
/// Knocks on every page and handler of the running site as nobody, as a delegate of Chile, as an editor and as an administrator.
/// A page or handler that is not in the table fails the test, and so does one that lets in anybody else,
/// and so does a journal that does not hold every single time that somebody signed in was turned away.
/// </summary>
public sealed class AccessTests
{
    /// <summary>Page (whose, or which): handlers: nobody | delegate of Chile | editor | administrator.</summary>
    private const string Table = """
        account: GET, POST Notices, POST Password, POST Rename, POST SignOutEverywhere: sign in | in | in | in
        account/authenticator: GET, POST: sign in | in | in | in
        account/choose-password: GET, POST, POST Options, POST Passkey: in | in | in | in
        account/forgotten: GET, POST: in | in | in | in
        account/invitation: GET, POST, POST Options, POST Passkey: in | in | in | in
        account/passkeys/{id} (a colleague's): GET, POST Remove, POST Rename: sign in | 404 | 404 | 404
        account/recovery-codes: GET, POST: sign in | in | in | in
        account/second-factor: GET, POST Options, POST Passkey, POST Password, POST RemoveAuthenticator: sign in | in | in | in
        account/second-step: GET, POST Code, POST RecoveryCode: sign in | sign in | sign in | sign in
        account/setup: GET, POST, POST Options, POST Passkey: 404 | 404 | 404 | 404
        account/sign-in: GET, POST, POST Options, POST Passkey: in | in | in | in
        account/sign-out: GET, POST: in | in | in | in
        admin: GET: sign in | in | in | in
        admin/change-sets: GET: sign in | in | in | in
        admin/change-sets/{number:int} (own draft): GET, POST Comment: sign in | in | 404 | 404
        admin/change-sets/{number:int} (own, submitted): GET, POST Comment: sign in | in | in | in
        admin/change-sets/{number:int} (Peru's, submitted): GET, POST Comment: sign in | 404 | in | in
        admin/change-sets/{number:int} (the editor's draft): GET, POST Comment: sign in | 404 | in | 404
        admin/change-sets/{number:int} (initial data, submitted): GET, POST Comment: sign in | 404 | in | in
        admin/change-sets/{number:int} (none): GET, POST Comment: sign in | 404 | 404 | 404
        admin/change-sets/{number:int}/changes (own draft): GET, POST Keep, POST LeaveOut: sign in | in | 404 | 404
        admin/change-sets/{number:int}/changes (own, submitted): GET, POST Keep, POST LeaveOut: sign in | in | in | in
        admin/change-sets/{number:int}/changes (Peru's, submitted): GET, POST Keep, POST LeaveOut: sign in | 404 | in | in
        admin/change-sets/{number:int}/changes (the editor's draft): GET, POST Keep, POST LeaveOut: sign in | 404 | in | 404
        admin/change-sets/{number:int}/changes (initial data, submitted): GET, POST Keep, POST LeaveOut: sign in | 404 | in | in
        admin/change-sets/{number:int}/changes (none): GET, POST Keep, POST LeaveOut: sign in | 404 | 404 | 404
        admin/change-sets/{number:int}/decline (own draft): GET, POST Reject, POST Return: sign in | in | 404 | 404
        admin/change-sets/{number:int}/decline (own, submitted): GET, POST Reject, POST Return: sign in | in | in | in
        admin/change-sets/{number:int}/decline (Peru's, submitted): GET, POST Reject, POST Return: sign in | 404 | in | in
        admin/change-sets/{number:int}/decline (the editor's draft): GET, POST Reject, POST Return: sign in | 404 | in | 404
        admin/change-sets/{number:int}/decline (initial data, submitted): GET, POST Reject, POST Return: sign in | 404 | in | in
        admin/change-sets/{number:int}/decline (none): GET, POST Reject, POST Return: sign in | 404 | 404 | 404
        admin/change-sets/{number:int}/publish (own draft): GET, POST: sign in | in | 404 | 404
        admin/change-sets/{number:int}/publish (own, submitted): GET, POST: sign in | in | in | in
        admin/change-sets/{number:int}/publish (Peru's, submitted): GET, POST: sign in | 404 | in | in
        admin/change-sets/{number:int}/publish (the editor's draft): GET, POST: sign in | 404 | in | 404
        admin/change-sets/{number:int}/publish (initial data, submitted): GET, POST: sign in | 404 | in | in
        admin/change-sets/{number:int}/publish (none): GET, POST: sign in | 404 | 404 | 404
        admin/change-sets/{number:int}/reason (own draft): GET, POST: sign in | in | 404 | 404
        admin/change-sets/{number:int}/reason (own, submitted): GET, POST: sign in | in | in | in
        admin/change-sets/{number:int}/reason (Peru's, submitted): GET, POST: sign in | 404 | in | in
        admin/change-sets/{number:int}/reason (the editor's draft): GET, POST: sign in | 404 | in | 404
        admin/change-sets/{number:int}/reason (initial data, submitted): GET, POST: sign in | 404 | in | in
        admin/change-sets/{number:int}/reason (none): GET, POST: sign in | 404 | 404 | 404
        admin/change-sets/{number:int}/submit (own draft): GET, POST: sign in | in | 404 | 404
        admin/change-sets/{number:int}/submit (own, submitted): GET, POST: sign in | in | in | in
        admin/change-sets/{number:int}/submit (Peru's, submitted): GET, POST: sign in | 404 | in | in
        admin/change-sets/{number:int}/submit (the editor's draft): GET, POST: sign in | 404 | in | 404
        admin/change-sets/{number:int}/submit (initial data, submitted): GET, POST: sign in | 404 | in | in
        admin/change-sets/{number:int}/submit (none): GET, POST: sign in | 404 | 404 | 404
        admin/change-sets/{number:int}/take-back (own draft): GET, POST Reopen, POST Withdraw: sign in | in | 404 | 404
        admin/change-sets/{number:int}/take-back (own, submitted): GET, POST Reopen, POST Withdraw: sign in | in | in | in
        admin/change-sets/{number:int}/take-back (Peru's, submitted): GET, POST Reopen, POST Withdraw: sign in | 404 | in | in
        admin/change-sets/{number:int}/take-back (the editor's draft): GET, POST Reopen, POST Withdraw: sign in | 404 | in | 404
        admin/change-sets/{number:int}/take-back (initial data, submitted): GET, POST Reopen, POST Withdraw: sign in | 404 | in | in
        admin/change-sets/{number:int}/take-back (none): GET, POST Reopen, POST Withdraw: sign in | 404 | 404 | 404
        admin/committees: GET: sign in | 403 | in | in
        admin/committees/new: GET, POST: sign in | 403 | in | in
        admin/committees/{slug}: GET, POST: sign in | 403 | in | in
        admin/committees/{slug}/close: GET, POST: sign in | 403 | in | in
        admin/committees/{slug}/hand-over: GET, POST: sign in | 403 | in | in
        admin/committees/{slug}/memberships: GET, POST: sign in | 403 | in | in
        admin/countries: GET: sign in | 403 | in | in
        admin/countries/new: GET, POST: sign in | 403 | in | in
        admin/countries/{code:length(2)} (own): GET, POST: sign in | 403 | in | in
        admin/countries/{code:length(2)}/endorsement (own): GET, POST Begin, POST End: sign in | 403 | in | in
        admin/countries/{cc}/memberships (own): GET, POST, POST ConfirmAll: sign in | in | in | in
        admin/countries/{cc}/memberships (Mexico): GET, POST, POST ConfirmAll: sign in | 404 | in | in
        admin/glossary: GET: sign in | in | in | in
        admin/import: GET, POST: sign in | 403 | in | in
        admin/journal: GET, GET Download: sign in | 403 | 403 | in
        admin/kept: GET, POST, POST Discard: sign in | in | in | in
        admin/mail: GET: sign in | 403 | 403 | in
        admin/mail: POST Retry: sign in | 403 | 403 | 404
        admin/matrix: GET, POST: sign in | 403 | in | in
        admin/overrides: GET: sign in | 403 | in | in
        admin/pillars: GET: sign in | 403 | in | in
        admin/pillars/new: GET, POST: sign in | 403 | in | in
        admin/pillars/{number:int}: GET, POST: sign in | 403 | in | in
        admin/pillars/{number:int}/order: GET, POST: sign in | 403 | in | in
        admin/queue: GET: sign in | in | in | in
        admin/queue: POST Publish: sign in | 403 | in | in
        admin/revisions: GET: sign in | 403 | in | in
        admin/revisions/{number:int}/revert: GET, POST: sign in | 403 | in | in
        admin/revisions/{number:int}/revert (none): GET, POST: sign in | 403 | 404 | 404
        admin/sources: GET: sign in | 403 | in | in
        admin/sources/new: GET, POST: sign in | 403 | in | in
        admin/sources/{key}: GET, POST: sign in | 403 | in | in
        admin/staff: GET: sign in | 403 | 403 | in
        admin/staff/invite: GET, POST: sign in | 403 | 403 | in
        admin/staff/{id} (colleague): GET, POST Change, POST InviteAgain, POST Link, POST Reopen, POST Revoke: sign in | 403 | 403 | in
        admin/staff/{id}/{step} (resetting a colleague): GET, POST: sign in | 403 | 403 | in
        admin/staff/{id}/{step} (closing a colleague): GET, POST: sign in | 403 | 403 | in
        admin/staff/{id}/{step} (none): GET, POST: sign in | 403 | 403 | 404
        admin/statements/{factId:guid} (own): GET, POST: sign in | in | in | in
        admin/statements/{factId:guid} (Mexico's): GET, POST: sign in | 404 | in | in
        admin/unconfirmed: GET: sign in | in | in | in
        """;

    private readonly Dictionary<string, Browser> people = [];
    private readonly Dictionary<string, (string Strange, string Own)> tokens = [];
    private readonly HashSet<string> turnedAway = [];

    [Fact]
    public async Task Everybody_comes_in_where_they_may_and_nowhere_else()
    {
        await using var site = await Site.Started();
        var rooms = await Rooms(site);
        foreach (var (name, enter) in Entrances(site))
            await Enter(name, enter);

        var lines = new List<string>();
        foreach (var template in (await Door.Of(site)).Where(d => !d.IsPublic).GroupBy(d => d.Template))
        {
            foreach (var (room, address) in rooms.GetValueOrDefault(template.Key) ?? [("", template.Key)])
            {
                var answers = new List<(string Handler, string Answers)>();
                foreach (var door in template)
                    answers.Add((door.Handler, await Answers(site, door, address)));
                lines.AddRange(answers.GroupBy(a => a.Answers).Select(g =>
                    $"{$"{template.Key} {room}".TrimEnd()}: {string.Join(", ", g.Select(a => a.Handler))}: {g.Key}"));
            }
        }

        var expected = Table.ReplaceLineEndings("\n").Split('\n');
        Faults.None([.. lines.Except(expected).Select(l => "Not in the table: " + l), .. expected.Except(lines).Select(l => "Not so: " + l)]);
        await using var db = site.Database();
        Assert.Equal(2, await db.Revisions.CountAsync());
        var recorded = await db.Journal.Where(e => e.Act == Act.TurnedAway).Select(e => e.ByRole + " " + e.Detail).Distinct().ToListAsync();
        Assert.InRange(turnedAway.Count, 60, 1_000);
        Assert.Equal(turnedAway.Order(StringComparer.Ordinal), recorded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_password_alone_leads_no_further_than_to_choosing_a_second_factor()
    {
        await using var site = await Site.Started();
        var rooms = await Rooms(site);
        await site.AddStaff("alone@example.org", StaffRole.Administrator, hasSecondFactor: false);
        var browser = await site.SignIn("alone@example.org");
        var (own, strange) = (await Token(browser, "/en/account/second-factor"), await Token(browser, "/en/account/sign-in"));

        var elsewhere = new List<string>();
        foreach (var door in (await Door.Of(site)).Where(d => d is { IsPublic: false, EndsSession: false }))
            foreach (var (_, address) in rooms.GetValueOrDefault(door.Template) ?? [("", door.Template)])
                if (await door.Knock(browser, address, door.IsForStrangers ? strange : own) is not "second factor" and var answer)
                    elsewhere.Add($"{door.Template}: {answer}");

        Assert.Equal(
            ["account/authenticator: in", "account/choose-password: in", "account/forgotten: in", "account/invitation: in", "account/second-factor: in", "account/second-step: sign in", "account/setup: 404", "account/sign-in: in", "account/sign-out: in"],
            elsewhere.Distinct());
    }

    [Fact]
    public async Task Every_page_for_the_public_only_shows_something()
    {
        await using var site = await Site.Started();

        Assert.All((await Door.Of(site)).Where(d => d.IsPublic), door => Assert.Equal("GET", door.Handler));
        Assert.Equal(
            [
                "/", "/data/memberships.csv", "/robots.txt", "/sitemap-{number:int}.xml", "/sitemap.xml", "/{**path:file}",
                "/{lang:language}/changes.atom", "/{lang:language}/committees/{slug}/changes.atom", "/{lang:language}/countries/{code}/changes.atom",
                "/{lang:language}/pillars", "/{lang:language}/pillars/{number:int}/changes.atom", "/{lang:language}/search/suggestions",
            ],
            Door.BesidePages(site));
    }

    private async Task<string> Answers(Site site, Door door, string address)
    {
        var answers = new List<string>();
        foreach (var (name, enter) in Entrances(site))
        {
            var answer = await door.Knock(people[name], address, door.IsForStrangers ? tokens[name].Strange : tokens[name].Own);
            answers.Add(answer);
            if (name != "nobody" && answer is "403" or "404")
                turnedAway.Add($"{char.ToUpperInvariant(name[0])}{name[1..]} {door.Handler.Split(' ')[0]} /en/{(address.StartsWith("account/passkeys/", StringComparison.Ordinal) ? "account/passkeys" : address)}");
            if (name != "nobody" && door.EndsSession)
                await Enter(name, enter);
        }
        return string.Join(" | ", answers);
    }

    private static IEnumerable<(string Name, Func<Task<Browser>> Enter)> Entrances(Site site) =>
    [
        ("nobody", () => Task.FromResult(site.Visitor())),
        ("delegate", () => site.Delegate("CL")),
        ("editor", site.Editor),
        ("administrator", site.Administrator),
    ];

    private async Task Enter(string name, Func<Task<Browser>> enter)
    {
        var browser = people[name] = await enter();
        var strange = await Token(browser, "/en/account/sign-in");
        tokens[name] = (strange, name == "nobody" ? strange : await Token(browser, "/en/account"));
    }

    /// <summary>A form's token fits whoever the page recognised.</summary>
    private static async Task<string> Token(Browser browser, string address) =>
        (await browser.Open(address)).Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!;

    /// <summary>What stands for a template's parameters, and what it is to the delegate of Chile.</summary>
    private static async Task<Dictionary<string, (string Room, string Address)[]>> Rooms(Site site)
    {
        var chile = (await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var peru = (await site.AddStaff("delegatepe@example.org", StaffRole.Delegate, "PE")).AsActor();
        var editor = (await site.AddStaff("editor@example.org", StaffRole.Editor)).AsActor();
        var colleague = await site.AddStaff("colleague@example.org", StaffRole.Editor);
        var joins = Change.Add(Rows.Membership("CL", "labor-mobility"));
        var own = await site.Standing<Membership>(m => m is { Country: "CL", Role: Role.Lead });
        var foreign = await site.Standing<Membership>(m => m is { Country: "MX", Role: Role.Lead });
        (string Room, string Address)[] changeSets =
        [
            ("(own draft)", $"admin/change-sets/{(await site.Draft(chile, joins)).Number}"),
            ("(own, submitted)", $"admin/change-sets/{(await site.Submit(chile, joins)).Number}"),
            ("(Peru's, submitted)", $"admin/change-sets/{(await site.Submit(peru, joins)).Number}"),
            ("(the editor's draft)", $"admin/change-sets/{(await site.Draft(editor, joins)).Number}"),
            ("(initial data, submitted)", "admin/change-sets/3"),
            ("(none)", "admin/change-sets/999"),
        ];
        var rooms = new Dictionary<string, (string Room, string Address)[]>
        {
            ["account/passkeys/{id}"] = [("(a colleague's)", $"account/passkeys/{await site.AddPasskey(colleague)}")],
            ["admin/committees/{slug}"] = [("", "admin/committees/labor-mobility")],
            ["admin/committees/{slug}/close"] = [("", "admin/committees/labor-mobility/close")],
            ["admin/committees/{slug}/hand-over"] = [("", "admin/committees/labor-mobility/hand-over")],
            ["admin/committees/{slug}/memberships"] = [("", "admin/committees/labor-mobility/memberships")],
            ["admin/countries/{cc}/memberships"] = [("(own)", "admin/countries/cl/memberships"), ("(Mexico)", "admin/countries/mx/memberships")],
            ["admin/countries/{code:length(2)}"] = [("(own)", "admin/countries/cl")],
            ["admin/countries/{code:length(2)}/endorsement"] = [("(own)", "admin/countries/cl/endorsement")],
            ["admin/pillars/{number:int}"] = [("", "admin/pillars/1")],
            ["admin/pillars/{number:int}/order"] = [("", "admin/pillars/1/order")],
            ["admin/revisions/{number:int}/revert"] = [("", "admin/revisions/2/revert"), ("(none)", "admin/revisions/3/revert")],
            ["admin/sources/{key}"] = [("", "admin/sources/lima")],
            ["admin/staff/{id}"] = [("(colleague)", $"admin/staff/{colleague.Id}")],
            ["admin/staff/{id}/{step}"] =
            [
                ("(resetting a colleague)", $"admin/staff/{colleague.Id}/reset"),
                ("(closing a colleague)", $"admin/staff/{colleague.Id}/close"),
                ("(none)", $"admin/staff/{colleague.Id}/delete"),
            ],
            ["admin/statements/{factId:guid}"] = [("(own)", $"admin/statements/{own.FactId}"), ("(Mexico's)", $"admin/statements/{foreign.FactId}")],
        };
        foreach (var act in new[] { "", "/changes", "/decline", "/publish", "/reason", "/submit", "/take-back" })
            rooms["admin/change-sets/{number:int}" + act] = [.. changeSets.Select(c => (c.Room, c.Address + act))];
        return rooms;
    }
}
