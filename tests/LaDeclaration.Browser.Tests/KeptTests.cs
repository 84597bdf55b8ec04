using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Browser.Tests;

/// <summary>Nothing that was typed is lost: not by leaving the page, and not by a session that ran out.</summary>
public sealed class KeptTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Editor = "editor@example.org";
    private const string Memberships = "/en/admin/committees/labor-mobility/memberships";

    [SkippableTheory]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desktop, false)]
    public async Task A_session_runs_out_and_the_form_is_as_it_was(Screen screen, bool script)
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var window = await Open(screen, script: script, site: own);
        await window.SignIn(Editor);
        var page = await window.Open(Memberships);
        await page.GetByLabel("Chile").SelectOptionAsync("Participant");
        await page.GetByLabel("Effective date").FillAsync("2025-03-01");
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("lima");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Chile announced that it takes part.");
        own.Clock.Advance(TimeSpan.FromMinutes(31));

        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
        await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync("What you typed was saved on 23 November 2026");
        await window.FillSignIn(Editor);

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Roles: Labor Mobility");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("This form shows what you typed on 23 November 2026, 12:31 UTC.");
        await Assertions.Expect(page.GetByLabel("Chile")).ToHaveValueAsync("Participant");
        await Assertions.Expect(page.GetByLabel("Reason", new() { Exact = true })).ToHaveValueAsync("Chile announced that it takes part.");
        Assert.Empty(await page.Overflowing());
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
        await Assertions.Expect(page.Locator(".changes li").First).ToContainTextAsync("Chile, participant in Labor Mobility, from 1 March 2025");
        await window.Open(Memberships);
        await Assertions.Expect(page.Locator(".notice")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task What_is_being_typed_is_there_again_after_leaving()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var window = await Open(Screen.Phone, site: own);
        await window.SignIn(Editor);
        var page = await window.Open(Memberships);
        var reason = page.GetByLabel("Reason", new() { Exact = true });

        await reason.FillAsync("Begun");
        await Assertions.Expect(page.Locator(".kept")).ToHaveTextAsync("Saved at 12:00 UTC");
        await reason.FillAsync("Begun and left at once");
        await window.Open("/en/admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "Roles: Labor Mobility", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Reason", new() { Exact = true })).ToHaveValueAsync("Begun and left at once");
        await Assertions.Expect(page.GetByLabel("Chile")).ToHaveValueAsync("None");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Reason", new() { Exact = true })).ToHaveValueAsync("");
    }

    [SkippableFact]
    public async Task Whoever_goes_on_typing_after_the_session_ran_out_is_told()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var window = await Open(site: own);
        await window.SignIn(Editor);
        var page = await window.Open(Memberships);
        var reason = page.GetByLabel("Reason", new() { Exact = true });
        await reason.FillAsync("Begun");
        await Assertions.Expect(page.Locator(".kept")).ToHaveTextAsync("Saved at 12:00 UTC");
        own.Clock.Advance(TimeSpan.FromMinutes(31));

        await reason.FillAsync("Begun and gone on with");

        var alarm = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alarm).ToContainTextAsync("Your session has ended. What you type is still being saved");
        await Assertions.Expect(reason).ToHaveValueAsync("Begun and gone on with");
        var (bar, field) = ((await alarm.BoundingBoxAsync())!, (await reason.BoundingBoxAsync())!);
        Assert.True(field.Y + field.Height <= bar.Y, "The warning covers the field that is being typed into.");
        var door = await page.RunAndWaitForPopupAsync(() => alarm.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync());
        await Assertions.Expect(door.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [SkippableFact]
    public async Task A_letter_typed_in_the_matrix_is_kept()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var window = await Open(site: own);
        await window.SignIn(Editor);
        var page = await window.Open("/en/admin/matrix");

        await page.GetByLabel("Chile, Labor Mobility").PressAsync("p");
        await Assertions.Expect(page.Locator("aside a")).ToHaveTextAsync("Chile, participant in Labor Mobility");
        await Assertions.Expect(page.Locator(".kept")).ToHaveTextAsync("Saved at 12:00 UTC");

        await window.Open("/en/admin/matrix");
        await Assertions.Expect(page.GetByLabel("Chile, Labor Mobility")).ToHaveValueAsync("Participant");
    }

    [SkippableFact]
    public async Task What_was_still_being_kept_when_the_form_was_sent_does_not_come_back()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var author = await own.AddStaff("delegate.cl@example.org", StaffRole.Delegate, "CL");
        var set = await own.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var window = await Open(site: own);
        await window.SignIn(Editor);
        var page = await window.Open($"/en/admin/change-sets/{set.Number}");
        var keeping = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/admin/kept?*", route => Task.FromResult(keeping.TrySetResult(route)));
        await page.RouteAsync("**/admin/change-sets/*handler=Comment", async sending =>
        {
            var sent = await sending.FetchAsync(new() { MaxRedirects = 0 });
            var late = await keeping.Task;
            await late.ContinueAsync();
            await late.Request.ResponseAsync();
            await sending.FulfillAsync(new() { Response = sent });
        });

        await page.GetByLabel("Add a comment").FillAsync("From the first of March?");
        await keeping.Task;
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the comment" }).ClickAsync();
        await Assertions.Expect(page.Locator(".remarks")).ToContainTextAsync("From the first of March?");

        await Assertions.Expect(page.GetByLabel("Add a comment")).ToHaveValueAsync("");
        await using var db = own.Database();
        Assert.Empty(await db.KeptForms.ToListAsync());
    }

    [SkippableFact]
    public async Task Sending_one_form_keeps_what_stands_in_another_of_the_page()
    {
        var own = await OwnSite();
        await own.AddStaff(Editor, StaffRole.Editor);
        var author = await own.AddStaff("delegate.cl@example.org", StaffRole.Delegate, "CL");
        var set = await own.Submit(author.AsActor(), Change.Add(Rows.Membership("CL", "labor-mobility")));
        var window = await Open(site: own);
        await window.SignIn(Editor);
        var page = await window.Open($"/en/admin/change-sets/{set.Number}");
        await page.Locator("details", new() { Has = page.Locator("#return") }).Locator("summary").ClickAsync();

        await page.GetByLabel("Comment to the author").FillAsync("Say so in the reason.");
        await page.GetByLabel("Add a comment").FillAsync("From the first of March?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the comment" }).ClickAsync();
        await Assertions.Expect(page.Locator(".remarks")).ToContainTextAsync("From the first of March?");

        await Assertions.Expect(page.GetByLabel("Comment to the author")).ToHaveValueAsync("Say so in the reason.");
        await Assertions.Expect(page.GetByLabel("Add a comment")).ToHaveValueAsync("");
    }
}
