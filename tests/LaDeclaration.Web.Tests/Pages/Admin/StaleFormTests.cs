using System.Net;
using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Page = LaDeclaration.Web.Tests.Harness.Page;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>
/// A form about the register is opened, somebody else publishes something about the same, the form is sent: both are shown side by side,
/// and nothing is published over the other.
/// </summary>
public sealed class StaleFormTests
{
    private const string Reviewed = "Review of 2026";

    /// <summary>Every form: where it stands, what somebody else publishes meanwhile, and how it is filled in.</summary>
    private static readonly Stale[] Forms =
    [
        new("admin/committees/new POST", "committees/new", site => site.Publish(Change.Add(Committee("early-warning", order: 90))),
            form => form.Fill("Names.Name.Text[en]", "Early warning").Fill("Place.Pillar", "2").Because("2026-01-01")),
        new("admin/committees/{slug} POST", "committees/labor-mobility", Details("labor-mobility"),
            form => form.Fill("Names.Name.Text[en]", "Labour Mobility").Fill("How", "wrong").Because()),
        new("admin/committees/{slug} POST", "committees/investing-in-asylum", Details("investing-in-asylum"),
            form => form.Fill("Names.Name.Text[en]", "Asylum").Because("2026-01-01")),
        new("admin/committees/{slug}/close POST", "committees/temporary-protection/close", Details("temporary-protection"),
            form => form.Check("EndMemberships").Because("2027-01-01")),
        new("admin/committees/{slug}/hand-over POST", "committees/international-financing/hand-over", Member("EC", "international-financing"),
            form => form.Fill("To", "CL").Fill("Afterwards", "TakesPart").Because("2027-01-01")),
        new("admin/committees/{slug}/memberships POST", "committees/refugee-resettlement/memberships", Member("UY", "refugee-resettlement"),
            form => form.Fill("Answers[UY].Role", "None").Fill("Answers[UY].How", "Changed").Because("2026-01-01")),
        new("admin/committees/{slug}/memberships POST", "committees/return-and-reintegration/memberships", site => site.Publish(Change.Add(Rows.Membership("CL", "return-and-reintegration"))),
            form => form.Fill("Answers[CL].Role", "Participant").Because("2026-01-01")),
        new("admin/countries/new POST", "countries/new", site => site.Publish(Change.Add(Country("TT"))),
            form => form.Fill("Code", "TT").Fill("Names.Name.Text[en]", "Trinidad and Tobago").Because("2026-01-01")),
        new("admin/countries/{code:length(2)} POST", "countries/cl", Of<CountryDetails>(c => c.Country == "CL"),
            form => form.Fill("Names.Name.Text[en]", "Republic of Chile").Fill("How", "wrong").Because()),
        new("admin/countries/{code:length(2)}/endorsement POST End", "countries/ht/endorsement", Of<Endorsement>(e => e.Country == "HT"),
            form => form.Check("EndMemberships").Because("2027-01-01")),
        new("admin/countries/{code:length(2)}/endorsement POST Begin", "countries/sr/endorsement", site => site.Publish(Change.Add(new Endorsement { Country = "SR", From = Rows.Day("2026-01-01"), Sources = ["lima"] })),
            form => form.Because("2026-02-01")) { Prepare = site => site.Publish(Change.Add(Country("SR"))) },
        new("admin/countries/{cc}/memberships POST", "countries/co/memberships", Member("CO", "temporary-protection"),
            form => form.Fill("Answers[temporary-protection].Role", "Participant").Fill("Answers[temporary-protection].How", "Wrong").Because()),
        new("admin/countries/{cc}/memberships POST ConfirmAll", "countries/pa/memberships", Member("PA", "smuggling-and-trafficking"),
            form => form.Because().Fill("Evidence.Source", "new").Fill("Evidence.Title", Reviewed).Fill("Evidence.Publisher", "Panama").Fill("Evidence.Dated", "2026-11")) { Button = "All still correct" },
        new("admin/import POST", "import", Member("HN", "integration-and-host-communities"),
            form => form.Fill("Evidence.Reason", DraftingForms.Reason)) { File = line => line.Contains("integration-and-host-communities,HN", StringComparison.Ordinal) ? line.Replace(",2022-10-06,on,,,", ",2022-10-07,by,,,") : line },
        new("admin/matrix POST", "matrix", Member("CR", "investing-in-asylum"),
            form => form.Fill("Cells[CR-investing-in-asylum]", "Lead").Fill("How", "Changed").Because("2026-01-01")),
        new("admin/pillars/new POST", "pillars/new", site => site.Publish(Change.Add(new PillarDetails { Pillar = 5, Name = LocalizedText.English("Another"), From = Rows.Day("2026-01-01"), Sources = ["lima"] })),
            form => form.Fill("Names.Name.Text[en]", "A fifth").Because("2026-02-01")),
        new("admin/pillars/{number:int} POST", "pillars/1", Of<PillarDetails>(p => p.Pillar == 1),
            form => form.Fill("Names.Name.Text[en]", "Stability").Fill("How", "wrong").Because()),
        new("admin/pillars/{number:int}/order POST", "pillars/3/order", Details("visa-and-travel-standards"),
            form => form.Fill("Places[visa-and-travel-standards]", "7").Fill("How", "wrong").Because()),
        new("admin/revisions/{number:int}/revert POST", "revisions/3/revert", Member("BZ", "family-reunification"), form => form)
            { Prepare = site => site.Publish(Change.Add(Rows.Membership("BZ", "family-reunification"))) },
        new("admin/sources/new POST", "sources/new", site => site.Publish(Change.Add(Rows.Source("a-new-letter-2026", "A new letter", "2026-01-01"))),
            form => form.Fill("Fields.Title", "A new letter").Fill("Fields.Publisher", "A ministry").Fill("Fields.Date", "2026-01-01").Because()),
        new("admin/sources/{key} POST", "sources/declaration", async site =>
            {
                var source = await site.Standing<Source>(s => s.Key == "declaration");
                await site.Publish(Change.Correct(source, source with { Publisher = "The signatories" }));
            }, form => form.Fill("Fields.Title", "The Declaration").Because()),
        Entry("CA", "investing-in-asylum", "", form => form.Fill("What", "End").Fill("Entry.LastDay", "2026-06-30")),
        Entry("SV", "labor-mobility", "", form => form.Fill("What", "Correct").Fill("Entry.Notes[en].Text", "In part.")),
        Entry("US", "labor-mobility", "", form => form.Fill("What", "Retract")),
        Entry("GT", "labor-mobility", "?what=Confirm", form => form.Fill("Evidence.Source", "new").Fill("Evidence.Title", Reviewed).Fill("Evidence.Publisher", "Guatemala").Fill("Evidence.Dated", "2026-11")),
    ];

    [Theory]
    [BothDatabases]
    public async Task Whatever_form_it_is_the_other_change_is_not_lost(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        Assert.Equal((await FormsOf(site)).Order(StringComparer.Ordinal), Forms.Select(f => f.Door).Distinct().Order(StringComparer.Ordinal));
        foreach (var prepare in Forms.Select(f => f.Prepare).OfType<Func<Site, Task>>().Reverse())
            await prepare(site);
        var editor = await site.Editor();
        var by = (await site.AddStaff("editor@example.org", StaffRole.Editor)).AsActor();

        var faults = new List<string>();
        foreach (var stale in Forms)
        {
            var page = (await editor.Open("/en/admin/" + await stale.Address(site))).Is(HttpStatusCode.OK);
            var form = stale.Fill(page.Form("main form[data-keep]"));
            if (stale.File is { } alter)
                form.Attach("Upload", "memberships.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", (await Csv(editor, page)).Split("\r\n").Select(alter))));
            await stale.Other(site);

            var review = await form.Submit(stale.Button);
            if (!review.Address.StartsWith("/en/admin/change-sets/", StringComparison.Ordinal))
                faults.Add($"{stale.Door}: made no draft, but {(int)review.Status} {string.Join(" ", review.Errors)}");
            else if (review.Select("#conflicts").Count + review.Texts("h3").Count(t => t.StartsWith("Published on the same subject since this was drafted", StringComparison.Ordinal)) == 0)
                faults.Add($"{stale.Door}: does not show what was published in between.");
            else if (review.Select("[formaction$='/publish'], [formaction$='/submit']").Count > 0)
                faults.Add($"{stale.Door}: could be published over the other.");
            else if (await Publish(site, review, by) is PublishOutcome.Published)
                faults.Add($"{stale.Door}: is published over the other.");
        }
        Faults.None(faults);
    }

    [Theory]
    [BothDatabases]
    public async Task What_was_read_is_still_known_when_the_form_comes_back_refused_or_is_gone_on_with(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var editor = await site.Editor();
        var address = "/en/admin/statements/" + (await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" })).FactId;
        var form = (await editor.Open(address)).Form("main form[data-keep]").Fill("What", "End").Fill("Entry.LastDay", "2026-06-30");
        await Member("MX", "labor-mobility")(site);

        var refused = (await form.Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal("2", refused.Form("main form[data-keep]")["Known"]);
        var draft = await refused.Form("main form[data-keep]").Because().Preview();
        Assert.Single(draft.Select("#conflicts"));

        var again = (await editor.Open($"{address}?draft={draft.Address.Split('/')[^1]}")).Form("main form[data-keep]");
        Assert.Equal("2", again["Known"]);
        draft = await again.Fill("Entry.LastDay", "2026-07-31").Preview();
        Assert.Single(draft.Select("#conflicts"));
        Assert.Contains("until 31 July 2026", draft.Text);

        var kept = await draft.Form("main form:has([formaction$='handler=Keep'])").Submit("changes?handler=Keep");
        Assert.Empty(kept.Select("#conflicts"));
        Assert.Equal("3", (await editor.Open($"{address}?draft={draft.Address.Split('/')[^1]}")).Form("main form[data-keep]")["Known"]);
        await kept.Publish();
    }

    [Theory]
    [BothDatabases]
    public async Task What_was_read_is_kept_with_what_was_typed(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var editor = await site.Editor();
        const string address = "/en/admin/countries/cl";
        var typed = (await editor.Open(address)).Form("main form[data-keep]").Fill("Names.Name.Text[en]", "Republic of Chile").Fill("How", "wrong").Because();
        Assert.Equal(HttpStatusCode.OK, (await editor.Post($"/en/admin/kept?address={Uri.EscapeDataString(address)}", [.. typed.Fields])).StatusCode);
        await Of<CountryDetails>(c => c.Country == "CL")(site);

        var found = (await editor.Open(address)).Form("main form[data-keep]").Holds(("Names.Name.Text[en]", "Republic of Chile"), ("Known", "2"));

        Assert.Single((await found.Preview()).Select("#conflicts"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3")]
    [InlineData("99999999999999")]
    public async Task A_form_that_does_not_say_what_it_was_read_at_is_shown_anew_and_does_nothing(string? known)
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        const string address = "/en/admin/countries/cl";
        var fields = (await editor.Open(address)).Form("main form[data-keep]").Fill("Names.Name.Text[en]", "Republic of Chile").Fill("How", "wrong").Because().Fields.Where(f => f.Name != "Known").ToList();

        var refused = await editor.Read(await editor.Post(address, [.. fields, .. known is null ? Array.Empty<(string, string)>() : [("Known", known)]]));

        Assert.Equal(
            ["The form did not say which revision of the register it was based on, so it was not processed. It now shows the newest revision. Compare that with what you typed, and send the form again."],
            refused.Is(HttpStatusCode.BadRequest).Errors);
        await using var db = site.Database();
        Assert.Equal(0, await db.ChangeSets.CountAsync(c => c.AuthorId != null));
        await (await refused.Form("main form[data-keep]").Holds(("Known", "2"), ("Names.Name.Text[en]", "Republic of Chile")).Preview()).Publish();
    }

    [Fact]
    public async Task Another_servers_newest_revision_is_no_unknown_one()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        const string address = "/en/admin/countries/cl";
        var fields = (await editor.Open(address)).Form("main form[data-keep]").Fill("Names.Name.Text[en]", "Republic of Chile").Fill("How", "wrong").Because().Fields.Where(f => f.Name != "Known").ToList();
        var elsewhere = new Publisher(site.Services.GetRequiredService<RegisterDbContextFactory>(), new NewestRevisionCache(site.Services.GetRequiredService<RegisterDbContextFactory>(), site.Clock), site.Clock);
        var published = await site.Submit(Actor.Seed, Change.Add(Rows.Membership("CL", "labor-mobility")));
        Assert.IsType<PublishOutcome.Published>(await elsewhere.Publish(new PublishRequest(published.Number, published.Version, Actor.Seed)));

        var draft = await editor.Read(await editor.Post(address, [.. fields, ("Known", "3")]));

        await draft.Is(HttpStatusCode.OK).Publish();
    }

    [Fact]
    public async Task Keeping_a_change_keeps_it_on_top_of_what_was_read()
    {
        await using var site = await Site.Started();
        var form = (await (await site.Editor()).Open("/en/admin/countries/cl")).Form("main form[data-keep]").Fill("Names.Name.Text[en]", "Republic of Chile").Fill("How", "wrong").Because();
        await Of<CountryDetails>(c => c.Country == "CL")(site);
        var keep = (await form.Preview()).Form("main form:has([formaction$='handler=Keep'])");
        var chile = await site.Standing<CountryDetails>(c => c.Country == "CL");
        await site.Publish(Change.Correct(chile, chile with { Name = LocalizedText.English("Chile (the Republic of)") }));

        var refused = (await keep.Submit("changes?handler=Keep")).Is(HttpStatusCode.BadRequest);

        Assert.Contains("Chile (the Republic of)", refused.Text);
        Assert.Single(refused.Select("#conflicts"));
        var kept = await refused.Form("main form:has([formaction$='handler=Keep'])").Submit("changes?handler=Keep");
        Assert.Empty(kept.Select("#conflicts"));
    }

    [Fact]
    public async Task Nor_does_an_account_lose_what_another_administrator_altered()
    {
        await using var site = await Site.Started();
        var member = await site.AddStaff("altered@example.org", StaffRole.Delegate, "CL");
        var address = "/en/admin/staff/" + member.Id;
        var administrator = await site.Administrator();
        const string change = "form:has([formaction='?handler=Change'])";
        var form = (await administrator.Open(address)).Form(change).Fill("Member.Name", "Renamed");
        await (await administrator.Open(address)).Form(change).Fill("Member.Country", "PE").Submit();

        var refused = (await form.Submit()).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["Someone else changed this account in the meantime. Reload the page to see the changes."], refused.Errors);
        await using var db = site.Database();
        Assert.Equal("PE", (await db.Users.SingleAsync(u => u.Id == member.Id)).Country);
        Assert.Equal("The account was changed.", (await (await administrator.Open(address)).Form(change).Fill("Member.Name", "Renamed").Submit()).Flash);
    }

    /// <summary>Every form whose outcome goes into a draft, as the running site itself lists them.</summary>
    private static async Task<IReadOnlyList<string>> FormsOf(Site site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var doors = new List<string>();
        foreach (var page in site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            if (loaded.ModelTypeInfo!.IsSubclassOf(typeof(DraftPage)))
                doors.AddRange(loaded.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => $"{page.AttributeRouteInfo!.Template!.Replace("{lang:language}", "").TrimStart('/')} POST {h.Name}".TrimEnd()));
        }
        return doors;
    }

    private static async Task<string> Csv(Browser browser, Page page) =>
        await (await browser.Get(page.One("a[href*='memberships.csv']").GetAttribute("href")!)).Content.ReadAsStringAsync();

    private static async Task<PublishOutcome> Publish(Site site, Page review, Actor by)
    {
        await using var db = site.Database();
        var number = int.Parse(review.Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var version = await db.ChangeSets.Where(c => c.Number == number).Select(c => c.Version).SingleAsync();
        return await site.Services.GetRequiredService<Publisher>().Publish(new PublishRequest(number, version, by));
    }

    private static Stale Entry(string country, string committee, string query, Func<Form, Form> fill) => new(
        "admin/statements/{factId:guid} POST", "", Member(country, committee), form => fill(query.Length > 0 ? form.Fill("Evidence.Reason", "Looked up.") : form.Because()))
    {
        Fact = async site => (await site.Standing<Membership>(m => m.Country == country && m.Committee == committee)).FactId + query,
    };

    private static Func<Site, Task> Details(string slug) => Of<CommitteeDetails>(c => c.Committee == slug);

    private static Func<Site, Task> Member(string country, string committee) => Of<Membership>(m => m.Country == country && m.Committee == committee);

    /// <summary>Somebody else confirms the entry.</summary>
    private static Func<Site, Task> Of<T>(Func<T, bool> which)
        where T : Statement => async site => await site.Publish(Change.Correct(await site.Standing(which), (await site.Standing(which)) with { Note = LocalizedText.English("Looked up by a colleague.") }));

    private static CommitteeDetails Committee(string slug, int order) =>
        new() { Committee = slug, Pillar = 2, Order = order, Name = LocalizedText.English("Early warning"), From = Rows.Day("2026-01-01"), Sources = ["lima"] };

    private static CountryDetails Country(string code) =>
        new() { Country = code, Name = LocalizedText.English("Country " + code), From = Rows.Day("2022-06-10"), Sources = ["lima"] };

    /// <param name="Door">Template and handler.</param>
    /// <param name="Path">Below the staff's home.</param>
    /// <param name="Other">What somebody else publishes while the form stands open.</param>
    /// <param name="Fill">What is typed.</param>
    private sealed record Stale(string Door, string Path, Func<Site, Task> Other, Func<Form, Form> Fill)
    {
        public Func<Site, Task>? Prepare { get; init; }

        public string? Button { get; init; }

        public Func<string, string>? File { get; init; }

        public Func<Site, Task<string>>? Fact { get; init; }

        public async Task<string> Address(Site site) => Fact is null ? Path : "statements/" + await Fact(site);
    }
}
