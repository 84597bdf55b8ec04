using System.Net;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests.Pages.Admin.Staff;

public sealed class InviteTests(Site site) : IClassFixture<Site>
{
    private const string Password = "quiet lanterns over Valparaíso";

    [Fact]
    public async Task Whoever_is_invited_gets_a_letter_and_comes_in_through_it_once()
    {
        var page = await Invite("dele@example.org", "Delegate", "Chile");
        Assert.Equal(("/en/admin/staff", "One invitation is on its way."), (page.Address, page.Flash));
        Assert.Contains("dele@example.org dele@example.org Delegate (Chile) Invitation pending", page.Texts("tbody tr"));

        var link = Site.LinkIn((await site.Mail("dele@example.org")).Single(), "invitation");
        page = (await site.Visitor().Open(link)).Is(HttpStatusCode.OK);
        Assert.Equal("You are invited to work on the register. Your role: Delegate (Chile). When you accept, the account of dele@example.org becomes yours.", page.Texts(".intro").Single());
        Assert.Equal(["With a passkey", "With a password and an authenticator app"], page.Texts("h2"));
        var form = page.Form();
        page = await form.Fill("Name", "Delegate of Chile").Fill("Password", Password).Submit();

        Assert.Equal(("/en/account/authenticator", "Your account is ready."), (page.Address, page.Flash));
        await using var db = site.Database();
        var member = await db.Users.SingleAsync(s => s.NormalizedEmail == "DELE@EXAMPLE.ORG");
        Assert.Equal(("Delegate of Chile", StaffRole.Delegate, "CL"), (member.DisplayName, member.Role, member.Country));
        Assert.NotNull(member.AcceptedAt);
        Assert.Contains("Active", (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Texts("dl.facts dd"));
        Assert.Equal(["This link has been used already or has expired."], (await site.Visitor().Open(link)).Is(HttpStatusCode.BadRequest).Texts(".notice.bad"));
        Assert.Equal(["This invitation no longer works"], (await site.Visitor().Open(link)).Texts("h1"));
        Assert.Equal("/en/account/authenticator", (await form.Submit()).Address);
        Assert.Equal(["This link has been used already or has expired."], (await form.Fill("Name", "Somebody else").Submit()).Is(HttpStatusCode.BadRequest).Texts(".notice.bad"));
        Assert.Equal([Act.Invited, Act.InvitationAccepted], await db.Journal.Where(e => e.ById == member.Id || e.AboutId == member.Id).OrderBy(e => e.Id).Select(e => e.Act).Where(a => a == Act.Invited || a == Act.InvitationAccepted).ToListAsync());
    }

    [Fact]
    public async Task A_passkey_is_asked_for_only_once_the_person_has_said_who_they_are()
    {
        await Invite("named@example.org", "Editor");
        var browser = site.Visitor();
        var page = await browser.Open(Site.LinkIn((await site.Mail("named@example.org")).Single(), "invitation"));
        var place = page.One("[data-ceremony=create]");
        var (options, answer) = (place.GetAttribute("data-options")!, place.GetAttribute("data-answer")!);
        var token = ("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!);

        using var nameless = await browser.Post(options, token, ("Name", " "));
        using var asked = await browser.Post(options, token, ("Name", "Named"));
        using var nothing = await browser.Post(answer, token, ("Name", "Named"), ("Credential", "{}"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest), (nameless.StatusCode, asked.StatusCode, nothing.StatusCode));
        Assert.Contains("\"displayName\":\"Named\"", await asked.Content.ReadAsStringAsync());
        var refused = await nothing.Content.ReadAsStringAsync();
        Assert.Contains("The passkey could not be added", refused);
        Assert.Contains("value=\"Named\"", refused);
        Assert.DoesNotContain("action=\"/en/account/invitation?handler", refused);
        await using var db = site.Database();
        Assert.Null((await db.Users.SingleAsync(s => s.Email == "named@example.org")).AcceptedAt);
    }

    [Fact]
    public async Task Two_who_come_through_one_link_at_once_do_not_both_come_in()
    {
        await Invite("two@example.org", "Editor");
        var page = await site.Visitor().Open(Site.LinkIn((await site.Mail("two@example.org")).Single(), "invitation"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => page.Form().Fill("Name", $"Person {i}").Fill("Password", Password).Post()));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Several_are_invited_by_pasting_lines_each_with_a_role_of_its_own()
    {
        var page = await Invite("a@several.example\n\nb@several.example; delegate; México\r\nc@several.example\tdelegate\tpe\nd@several.example, Administrator", "Editor");

        Assert.Equal("4 invitations are on their way.", page.Flash);
        await using var db = site.Database();
        var invited = await db.Users.Where(s => s.Email!.EndsWith("@several.example")).OrderBy(s => s.Email).Select(s => $"{s.Role} {s.Country}").ToListAsync();
        Assert.Equal(["Editor ", "Delegate MX", "Delegate PE", "Administrator "], invited);
        Assert.Single(await site.Mail("c@several.example"));
    }

    [Fact]
    public async Task Lines_that_all_name_a_role_need_none_chosen()
    {
        var form = (await (await site.Administrator()).Open("/en/admin/staff/invite")).Form().Fill("Lines", "ed@full.example, editor\nchile@full.example, delegate, CL");
        Assert.Equal("2 invitations are on their way.", (await form.Submit()).Flash);

        var page = (await form.Fill("Lines", "admin@full.example, administrator\nbare@full.example").Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Choose a role."], page.Errors);
        Assert.Empty(page.Select("[name='Member.Role'][required]"));
    }

    [Fact]
    public async Task An_address_may_stand_behind_its_owners_name()
    {
        var page = await Invite("Juan Pérez <juan@named.example>\n\"Ana\" <ana@named.example>; delegate; PE\n<bare@named.example>", "Editor");

        Assert.Equal("3 invitations are on their way.", page.Flash);
        await using var db = site.Database();
        var invited = await db.Users.Where(s => s.Email!.EndsWith("@named.example")).OrderBy(s => s.Email).Select(s => $"{s.Email} {s.DisplayName} {s.Role}").ToListAsync();
        Assert.Equal(["ana@named.example Ana Delegate", "bare@named.example bare@named.example Editor", "juan@named.example Juan Pérez Editor"], invited);
        Assert.Equal("Juan Pérez", Assert.Single(Assert.Single(await site.Mail("juan@named.example")).To.Mailboxes).Name);
    }

    [Fact]
    public async Task As_long_as_a_line_is_wrong_nobody_is_invited_and_every_line_is_named()
    {
        await site.AddStaff("taken@example.org", StaffRole.Editor);
        var lines = "fine@lines.example\nnobody\nx@lines.example, minister\ny@lines.example, delegate, France\nfine@lines.example\nTaken@example.org\nz@lines.example, delegate";

        var page = (await Invite(lines, "Editor")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(
            [
                "Line 2: “nobody” is not an e-mail address.", "Line 3: “minister” is not a role; write administrator, editor or delegate.",
                "Line 4: “France” is not one of the countries that endorse the Declaration. A delegate needs one of them.", "Line 5: fine@lines.example is listed twice.",
                "Line 6: Taken@example.org – An account with this e-mail address already exists.", "Line 7: A delegate needs a country, for example name@example.org, delegate, CL.",
            ],
            page.Errors);
        Assert.Equal(page.Errors, page.Texts("#Lines-error li"));
        Assert.Equal(lines.Split('\n').Length, page.Form()["Lines"]!.ReplaceLineEndings("\n").Split('\n').Length);
        page = (await page.Form().Fill("Lines", " ").Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Enter at least one e-mail address."], page.Errors);
        await using var db = site.Database();
        Assert.False(await db.Users.AnyAsync(s => s.Email == "fine@lines.example"));
        Assert.Empty(await site.Mail("fine@lines.example"));
    }

    [Fact]
    public async Task A_delegate_without_a_country_is_not_invited() =>
        Assert.Equal(["Choose the delegate’s country."], (await Invite("dele@nowhere.example", "Delegate")).Is(HttpStatusCode.BadRequest).Errors);

    [Fact]
    public async Task An_invitation_sent_again_makes_the_earlier_link_void_and_one_taken_back_every_link()
    {
        await Invite("again@example.org", "Editor");
        var first = Site.LinkIn((await site.Mail("again@example.org")).Single(), "invitation");
        var page = await (await (await site.Administrator()).Open("/en/admin/staff")).Follow("again@example.org");

        page = await page.Form("form:has([formaction='?handler=InviteAgain'])").Submit();
        var second = Site.LinkIn((await site.Mail("again@example.org"))[^1], "invitation");
        Assert.Equal("The invitation was sent again.", page.Flash);
        (await site.Visitor().Open(first)).Is(HttpStatusCode.BadRequest);
        (await site.Visitor().Open(second)).Is(HttpStatusCode.OK);

        page = await page.Form("form:has([formaction='?handler=Revoke'])").Submit();
        Assert.Contains("Invitation canceled", page.Texts("dl.facts dd"));
        (await site.Visitor().Open(second)).Is(HttpStatusCode.BadRequest);

        await Invite("again@example.org", "Delegate", "Peru");
        (await site.Visitor().Open(Site.LinkIn((await site.Mail("again@example.org"))[^1], "invitation"))).Is(HttpStatusCode.OK);
        await using var db = site.Database();
        Assert.Equal("PE", (await db.Users.SingleAsync(s => s.Email == "again@example.org")).Country);
    }

    [Fact]
    public async Task Another_role_before_somebody_has_come_brings_another_invitation()
    {
        await Invite("early@example.org", "Editor");
        await site.Mail();
        var page = await (await (await site.Administrator()).Open("/en/admin/staff")).Follow("early@example.org");

        await page.Form("form:has([formaction='?handler=Change'])").Fill("Member.Role", "Delegate").Fill("Member.Country", "PE").Submit();

        var letters = await site.Mail("early@example.org");
        Assert.Equal(2, letters.Count);
        (await site.Visitor().Open(Site.LinkIn(letters[0], "invitation"))).Is(HttpStatusCode.BadRequest);
        (await site.Visitor().Open(Site.LinkIn(letters[1], "invitation"))).Is(HttpStatusCode.OK);
        Assert.Contains("Delegate (Peru)", letters[1].TextBody);
    }

    [Fact]
    public async Task The_page_names_the_folder_that_letters_go_to() =>
        Assert.Contains("E-mails are saved as .eml files in", (await (await site.Administrator()).Open("/en/admin/staff/invite")).Text);

    [Fact]
    public async Task A_link_is_good_for_a_week_and_no_minute_longer()
    {
        await Invite("slow@example.org", "Editor");
        var link = Site.LinkIn((await site.Mail("slow@example.org")).Single(), "invitation");
        var browser = site.Visitor();

        site.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        var form = (await browser.Open(link)).Is(HttpStatusCode.OK).Form();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = (await browser.Open(link)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["This link has been used already or has expired."], page.Texts(".notice.bad"));
        Assert.Contains("An invitation works once, within 7 days", page.Text);
        (await form.Fill("Name", "Slow").Fill("Password", Password).Submit()).Is(HttpStatusCode.BadRequest);
        await using var db = site.Database();
        Assert.Null((await db.Users.SingleAsync(s => s.Email == "slow@example.org")).AcceptedAt);
    }

    private async Task<Page> Invite(string lines, string role, string? country = null)
    {
        var form = (await (await site.Administrator()).Open("/en/admin/staff/invite")).Form().Fill("Lines", lines).Fill("Member.Role", role);
        return await (country is null ? form : form.Fill("Member.Country", country)).Submit();
    }
}
