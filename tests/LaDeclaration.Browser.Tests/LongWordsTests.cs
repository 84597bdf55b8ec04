using System.Text.Json;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Browser.Tests;

/// <summary>A word of 69 letters, which no language's rules hyphenate, runs off no page and out of no box, wherever it stands.</summary>
public sealed class LongWordsTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string Word = new('w', 69);

    private static readonly LocalizedText Everywhere = new(new[] { "en", "es", "pt", "fr" }.Select(l => KeyValuePair.Create(l, new Wording($"{Word} {Word}", false))));

    [SkippableTheory]
    [InlineData(Screen.Narrow)]
    [InlineData(Screen.Tablet)]
    [InlineData(Screen.Desktop)]
    public async Task On_no_public_page(Screen screen)
    {
        var site = await OwnSite();
        await Fill(site);
        var window = await Open(screen, site: site);
        string[] paths = ["/countries/cl", "/committees/visa-and-travel-standards", "/pillars/2", "/search?q=" + Word, "/changes/3", "/changes/4", "/changes?committee=labor-mobility"];

        await Walk(window, [.. PublicAddresses.OneOfEach, .. PublicAddresses.Asked.Concat(paths).Select(path => "/en" + path)]);
        await Walk(window, [$"/en?on={Word}", $"/en/matrix?sort={Word}{Word}", $"/en/changes?country={Word}", $"/en/changes?from={Word}&to={Word}"], status: 400);
        await Walk(window, ["/en/" + Word], status: 404);
    }

    [SkippableTheory]
    [InlineData(Screen.Narrow)]
    [InlineData(Screen.Desktop)]
    public async Task On_no_page_of_staff(Screen screen)
    {
        var site = await OwnSite();
        var pages = await StaffPages.On(site);
        await Fill(site);
        var (administrator, member) = (await Open(screen, site: site), await Open(screen, site: site));
        await administrator.SignIn(StaffPages.Administrator);
        await member.SignIn(StaffPages.Delegate);

        await Walk(administrator, [.. pages.OfAdministrator.Select(path => "/en/" + path)]);
        await Walk(member, [.. pages.OfDelegate.Select(path => "/en/" + path)]);
        await Walk(administrator, [$"/en/admin/journal?from={Word}"], status: 400);
        var form = await administrator.Open("/en/admin/sources/new");
        await form.Locator("main form").EvaluateAsync("form => form.noValidate = true");
        foreach (var field in new[] { "Key", "Fields.Language", "Fields.Date", "Fields.Address" })
            await form.Locator($"[name='{field}']").FillAsync(Word);
        await form.Locator("main form button.primary").ClickAsync();
        await Assertions.Expect(form.Locator(".errors")).ToBeVisibleAsync();
        Faults.None(await Look(form));
    }

    /// <summary>Lets it stand wherever somebody may write, in what is published, proposed, said and noted.</summary>
    private static async Task Fill(Site site)
    {
        var lima = await site.Standing<Source>(s => s.Key == "lima");
        var pillar = await site.Standing<PillarDetails>(p => p.Pillar == 2);
        var committee = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");
        var country = await site.Standing<CountryDetails>(c => c.Country == "MX");
        var lead = await site.Standing<Membership>(m => m is { Country: "MX", Committee: "labor-mobility" });
        await site.Publish(
            Change.Correct(lima, lima with { Title = $"{Word} {Word}", Publisher = Word, Address = $"https://example.org/{Word}{Word}" }),
            Change.Correct(pillar, pillar with { Name = Everywhere, Description = Everywhere, Note = Everywhere }),
            Change.Correct(country, country with { Name = Everywhere, Note = Everywhere }),
            Change.Correct(lead, lead with { Note = Everywhere }),
            Change.Correct(committee, committee with { Name = Everywhere, Description = Everywhere, Note = Everywhere }));
        committee = await site.Standing<CommitteeDetails>(c => c.Committee == "labor-mobility");
        await site.Publish(
            Change.End(committee, Rows.Day("2024-05-01"), DateIs.On, []),
            Change.Add(committee with { FactId = Guid.NewGuid(), From = Rows.Day("2024-05-01"), Name = Everywhere }),
            Change.Add(Rows.Membership("CL", "labor-mobility", from: "2027-01-01") with { Note = Everywhere }));
        await site.AddPasskey(await site.AddStaff(StaffPages.Administrator, StaffRole.Administrator), Word);
        await site.AddStaff($"{Word[..60]}@{Word[..60]}.example.org", StaffRole.Editor);
        await using (var db = site.Database())
        {
            var author = await db.Users.SingleAsync(s => s.Email == StaffPages.Administrator);
            var proposal = ChangeSet.Draft(author.AsActor(), Word, "en", await db.GetNewestRevision(), site.Clock.GetUtcNow().UtcDateTime);
            proposal.AddOrReplace(author.AsActor(), [Change.Correct(await db.Set<Source>().SingleAsync(s => s.Key == "lima" && s.SupersededIn == null), lima with { Title = Word + Word, Publisher = Word + Word })], site.Clock.GetUtcNow().UtcDateTime);
            proposal.Submit(author.AsActor(), site.Clock.GetUtcNow().UtcDateTime);
            db.Add(proposal);
            await db.SaveChangesAsync();
            foreach (var waiting in await db.ChangeSets.Where(c => c.Status == ChangeSetStatus.Submitted).ToListAsync())
                waiting.Comment(author.AsActor(), $"{Word}\n{Word}", site.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            await db.Revisions.ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, Word));
            await db.ChangeSets.ExecuteUpdateAsync(set => set.SetProperty(c => c.Reason, Word).SetProperty(c => c.OverrideReason, c => c.Status == ChangeSetStatus.Published ? Word : null));
            await db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Reason, Word));
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(s => s.DisplayName, Word));
            db.Journal.Add(JournalEntry.Of(Act.AccountRenamed, site.Clock.GetUtcNow().UtcDateTime, author.AsActor(), detail: Word));
            db.Letters.Add(Letter.To(author.Id, LetterKind.FactorsReset, site.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
            await db.Letters.ExecuteUpdateAsync(set => set.SetProperty(l => l.Fault, Word).SetProperty(l => l.Attempts, 2));
            db.KeptForms.Add(new KeptForm
            {
                StaffId = author.Id,
                Address = $"/en/admin/sources/new?draft={Word}",
                Fields = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["Fields.Title"] = [Word] }),
                KeptAt = site.Clock.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync();
        }
    }

    private static async Task Walk(Window window, IReadOnlyList<string> addresses, int status = 200)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
            faults.AddRange(await Look(await window.Open(address, status)));
        Faults.None(faults);
    }

    private static async Task<IEnumerable<string>> Look(IPage page)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        return [.. await page.Overflowing(), .. (await page.EvaluateAsync<string[]>(Script.RunsOut)).Select(what => $"{page.Url}: {what}")];
    }
}
