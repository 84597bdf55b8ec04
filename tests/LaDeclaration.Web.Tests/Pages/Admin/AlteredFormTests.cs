using System.Net;
using System.Text.RegularExpressions;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>A delegate of Chile who alters a form, an address or an id to reach what is not Chile's is turned away, and that stands in the journal.</summary>
public sealed class AlteredFormTests(Sites sites) : IClassFixture<Sites>
{
    private const string Memberships = "/en/admin/countries/cl/memberships";

    private Site site = null!;
    private Browser browser = null!;
    private StaffMember chile = null!;
    private StaffMember colleague = null!;
    private StaffMember peru = null!;

    [Theory]
    [BothDatabases]
    public async Task Another_key_or_a_draft_of_others_in_the_form_of_memberships(DatabaseProvider provider)
    {
        await Begin(provider);
        var foreign = await site.Draft(peru.AsActor(), Change.Add(Rows.Membership("PE", "labor-mobility")));
        var colleagues = await site.Draft(colleague.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var sent = (await browser.Open(Memberships)).Form("form[data-keep]").Because("2026-01-01").Fields;

        await IsTurnedAway(404, Memberships, [.. sent, ("Answers[MX].Role", "Lead")]);
        await IsTurnedAway(404, Memberships, [.. sent.Select(f => (f.Name.Replace("labor-mobility", "no-such-committee"), f.Value))]);
        await IsTurnedAway(404, "/en/admin/countries/mx/memberships", [.. sent]);
        await IsTurnedAway(404, "/en/admin/countries/mx/memberships?handler=ConfirmAll", [.. sent]);
        await IsTurnedAway(404, $"{Memberships}?draft={foreign.Number}", [.. sent]);
        await IsTurnedAway(404, $"{Memberships}?draft={colleagues.Number}", [.. sent]);
        await IsTurnedAway(404, $"{Memberships}?draft={colleagues.Number}&fact={Guid.NewGuid()}&handler=ConfirmAll", [.. sent]);
        await IsTurnedAway(403, "/en/admin/committees/labor-mobility/memberships", [.. sent]);
        await IsTurnedAway(403, "/en/admin/countries/cl/endorsement?handler=End", [.. sent]);
    }

    [Theory]
    [BothDatabases]
    public async Task Another_entry_or_another_kind_of_entry(DatabaseProvider provider)
    {
        await Begin(provider);
        var own = await site.Standing<Membership>(m => m is { Country: "CL", Role: Role.Lead });
        var mexicos = await site.Standing<Membership>(m => m is { Country: "MX", Role: Role.Lead });
        var endorsement = await site.Standing<Endorsement>(e => e.Country == "CL");
        var sent = (await browser.Open($"/en/admin/statements/{own.FactId}")).Form("form[data-keep]").Fill("What", "Retract").Because().Fields;

        await IsTurnedAway(404, $"/en/admin/statements/{mexicos.FactId}", [.. sent]);
        await IsTurnedAway(404, $"/en/admin/statements/{endorsement.FactId}", [.. sent]);
        await IsTurnedAway(404, $"/en/admin/statements/{Guid.NewGuid()}", [.. sent]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_change_set_of_others_or_a_decision_on_an_own_one(DatabaseProvider provider)
    {
        await Begin(provider);
        var joins = Change.Add(Rows.Membership("CL", "labor-mobility"));
        var own = await site.Submit(chile.AsActor(), joins);
        var colleagues = await site.Submit(colleague.AsActor(), joins);
        var foreign = await site.Submit(peru.AsActor(), Change.Add(Rows.Membership("PE", "labor-mobility")));
        var editors = await site.Draft(new Actor((await site.AddStaff("editor@example.org", StaffRole.Editor)).Id, StaffRole.Editor), joins);
        var page = $"/en/admin/change-sets/{own.Number}";
        var sent = (await browser.Open(page)).Form("#withdraw").Fields;

        foreach (var act in new[] { "publish", "submit", "take-back?handler=Reopen", "take-back?handler=Withdraw", "decline?handler=Return", "decline?handler=Reject", "reason", "changes?handler=LeaveOut", "changes?handler=Keep" })
        {
            await IsTurnedAway(404, $"/en/admin/change-sets/{foreign.Number}/{act}", [.. sent]);
            await IsTurnedAway(404, $"/en/admin/change-sets/{editors.Number}/{act}", [.. sent]);
        }
        await IsTurnedAway(403, $"{page}/publish", [.. sent]);
        await IsTurnedAway(403, $"{page}/decline?handler=Return", [.. sent, ("Comment", "As I like it.")]);
        await IsTurnedAway(403, $"{page}/decline?handler=Reject", [.. sent, ("Rejection", "As I like it.")]);
        (await browser.Open($"/en/admin/change-sets/{colleagues.Number}")).Is(HttpStatusCode.OK);
        await IsTurnedAway(403, $"/en/admin/change-sets/{colleagues.Number}/take-back?handler=Withdraw", [.. sent.Where(f => f.Name != "Version"), ("Version", $"{colleagues.Version}")]);
        await IsTurnedAway(403, $"/en/admin/change-sets/{colleagues.Number}/take-back?handler=Reopen", [.. sent.Where(f => f.Name != "Version"), ("Version", $"{colleagues.Version}")]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_line_of_another_change_set_and_a_draft_that_reaches_too_far(DatabaseProvider provider)
    {
        await Begin(provider);
        var mexicos = await site.Standing<Membership>(m => m is { Country: "MX", Role: Role.Lead });
        var own = await site.Draft(chile.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var tooFar = await site.Draft(chile.AsActor(), Change.End(mexicos, Rows.Day("2026-01-01"), DateIs.On, ["lima"]));

        var lines = (await browser.Open($"/en/admin/change-sets/{own.Number}")).Form("#lines").Fields;
        await IsTurnedAway(404, $"/en/admin/change-sets/{own.Number}/changes?handler=LeaveOut", [.. lines.Where(f => f.Name != "Fact"), ("Fact", $"{mexicos.FactId}")]);
        var sent = (await browser.Open($"/en/admin/change-sets/{tooFar.Number}")).Form("#withdraw").Fields;
        await IsTurnedAway(403, $"/en/admin/change-sets/{tooFar.Number}/submit", [.. sent]);
        await using var db = site.Database();
        Assert.Equal(ChangeSetStatus.Draft, (await db.ChangeSets.SingleAsync(c => c.Number == tooFar.Number)).Status);
    }

    [Theory]
    [BothDatabases]
    public async Task A_page_for_administrators_and_addresses_where_nothing_is(DatabaseProvider provider)
    {
        await Begin(provider);
        var sent = (await browser.Open(Memberships)).Form("form[data-keep]").Fields;

        await IsTurnedAway(403, "/en/admin/staff/add", [.. sent, ("Member.Role", "Administrator"), ("Member.Email", "more@example.org"), ("Member.Name", "More")]);
        await IsTurnedAway(403, $"/en/admin/staff/{chile.Id}?handler=Change", [.. sent, ("Member.Role", "Administrator"), ("Member.Name", "Delegate of Chile")]);
        await IsTurnedAway(403, "/en/admin/journal", null);
        await IsTurnedAway(404, "/en/admin/no-such-page", null);
        await IsTurnedAway(405, "/en/admin/no-such-page", [.. sent]);
        await using var db = site.Database();
        Assert.Equal(StaffRole.Delegate, (await db.Users.SingleAsync(u => u.Id == chile.Id)).Role);
    }

    [Fact]
    public async Task Of_the_address_no_more_than_an_id_goes_on_record()
    {
        await Begin(DatabaseProvider.Sqlite);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.Get("/en/admin/no-such-page?draft=Dear%20diary&fact=a%20secret&password=another");

        await using var db = site.Database();
        Assert.Equal("GET /en/admin/no-such-page", await db.Journal.OrderByDescending(e => e.Id).Select(e => e.Detail).FirstAsync());
    }

    [Fact]
    public async Task Strangers_and_public_pages_leave_nothing_in_the_journal()
    {
        await Begin(DatabaseProvider.Sqlite);
        await using var db = site.Database();
        var before = await db.Journal.CountAsync(e => e.Act == Act.TurnedAway);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().Get("/en/admin/no-such-page")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/en/no-such-page")).StatusCode);

        Assert.Equal(before, await db.Journal.CountAsync(e => e.Act == Act.TurnedAway));
    }

    private async Task Begin(DatabaseProvider provider)
    {
        site = await sites.On(provider);
        browser = await site.Delegate("CL");
        chile = await site.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL");
        colleague = await site.AddStaff("colleague.cl@example.org", StaffRole.Delegate, "CL");
        peru = await site.AddStaff("delegatepe@example.org", StaffRole.Delegate, "PE");
    }

    /// <summary>Gets the address, or posts to it; the answer is refused, and the newest line of the journal says so and nothing more.</summary>
    private async Task IsTurnedAway(int status, string address, (string Name, string Value)[]? fields)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1)); // The same again within a minute is counted on the same line.
        await using var db = site.Database();
        var before = await db.Journal.MaxAsync(e => (long?)e.Id) ?? 0;
        using var answer = fields is null ? await browser.Get(address) : await browser.Post(address, fields);
        Assert.True((int)answer.StatusCode == status, $"{address} answered {(int)answer.StatusCode}, not {status}.");
        var line = Assert.Single(await db.Journal.Where(e => e.Id > before).ToListAsync());
        Assert.Equal((Act.TurnedAway, chile.Id, StaffRole.Delegate), (line.Act, line.ById, line.ByRole!.Value));
        Assert.Equal($"{(fields is null ? "GET" : "POST")} {Regex.Replace(address, "[?&]handler=.*", "")}", line.Detail);
    }
}
