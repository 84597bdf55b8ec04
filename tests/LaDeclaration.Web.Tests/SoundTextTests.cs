using System.Net;
using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Tests.Pages.Admin;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests;

/// <summary>Every way in takes text by the one definition: each through its real form.</summary>
public sealed class SoundTextTests(Site site) : IClassFixture<Site>
{
    private const string Direction = "is an invisible character that changes the reading direction (U+202E). Delete it.";

    [Theory]
    [InlineData("Fields.Title", "A\u202Enote", "Character 2, after “A”, " + Direction)]
    [InlineData("Fields.Title", "\u202Eeton", "The first character " + Direction)]
    [InlineData("Fields.Title", "A \uFFFEnote", "Character 3, after “A ”, is a code that is not a character (U+FFFE). Delete it.")]
    [InlineData("Fields.Title", "\u200B", "Enter the title of the source.")]
    [InlineData("Fields.Title", "\u0301", "This has no visible characters. Enter letters or digits.")]
    [InlineData("Fields.Publisher", "A\uFFFEministry", "Character 2, after “A”, is a code that is not a character (U+FFFE). Delete it.")]
    [InlineData("Fields.Publisher", "A\uE000ministry", "Character 2, after “A”, is a private-use character, which looks different on each computer (U+E000). Delete it.")]
    [InlineData("Fields.Language", "e\u0010n", "Character 2, after “e”, is a control character (U+0010). Delete it.")]
    [InlineData("Fields.Date", "2024\u202E", "Character 5, after “2024”, " + Direction)]
    [InlineData("Fields.Address", "https://example.org/\u202Ea", "Character 21, after “example.org/”, " + Direction)]
    [InlineData("Fields.Address", "https://www.gov.cl@evil.example/", "This address has a name before the “@”, so readers would be taken to the site after it. Remove the name and the “@”.")]
    [InlineData("Fields.Address", "https://example.org/a b", "This address contains a space, a backslash or another character that is not allowed in a web address. Copy it again from the browser.")]
    [InlineData("Key", "li\u202Ema", "Character 3, after “li”, " + Direction)]
    [InlineData("Evidence.Reason", "As a\u000Bletter says.", "Character 5, after “As a”, is a control character (U+000B). Delete it.")]
    [InlineData("Evidence.Reason", "As a\u0010letter says.", "Character 5, after “As a”, is a control character (U+0010). Delete it.")]
    [InlineData("Evidence.Reason", "As a\uFFFEletter says.", "Character 5, after “As a”, is a code that is not a character (U+FFFE). Delete it.")]
    [InlineData("Evidence.Reason", "As a\uFFFDletter says.", "Character 5, after “As a”, is part of a damaged character (U+FFFD). Delete it.")]
    [InlineData("Evidence.Reason", "\u200B\u00A0", "Enter the reason in one or two sentences.")]
    public async Task What_is_refused_about_a_source_is_named_with_its_place(string field, string value, string sentence)
    {
        var page = await (await (await site.Editor()).Open("/en/admin/sources/new")).Form()
            .Fill("Fields.Title", "A note").Fill("Fields.Publisher", "A ministry").Because().Fill(field, value).IsRefused(sentence);

        page.Form().Holds((field, value));
    }

    [Theory]
    [InlineData("es", "Carácter", "El carácter 2, después de «A», es un carácter invisible que cambia el sentido de lectura (U+202E). Bórrelo.")]
    [InlineData("pt", "Caractere", "O caractere 2, depois de “A”, é um caractere invisível que muda o sentido da leitura (U+202E). Apague-o.")]
    [InlineData("fr", "Caractère", "Le caractère 2, après « A », est un caractère invisible qui change le sens de lecture (U+202E). Supprimez-le.")]
    public async Task It_is_said_in_the_readers_language(string language, string title, string sentence)
    {
        var form = (await (await site.Editor()).Open($"/{language}/admin/sources/new")).Form();

        var page = await form.Fill("Fields.Title", title).Fill("Fields.Publisher", "A\u202Eministry").Because().Submit();

        Assert.Contains(sentence, page.Is(HttpStatusCode.BadRequest).Errors.Select(e => e.Replace('\u00A0', ' ').Replace('\u202F', ' ')));
    }

    [Theory]
    [InlineData("Evidence.Title", "A\u202Enote", "Character 2, after “A”, " + Direction)]
    [InlineData("Evidence.Publisher", "A\uFFFEministry", "Character 2, after “A”, is a code that is not a character (U+FFFE). Delete it.")]
    [InlineData("Evidence.Dated", "20\u001024", "Character 3, after “20”, is a control character (U+0010). Delete it.")]
    [InlineData("Evidence.Address", "https://www.gov.cl@evil.example/", "This address has a name before the “@”, so readers would be taken to the site after it. Remove the name and the “@”.")]
    [InlineData("Names.Name.Text[en]", "Chi\uFFFEle", "Character 4, after “Chi”, is a code that is not a character (U+FFFE). Delete it.")]
    [InlineData("Names.Name.Text[en]", "\u200B", "Enter the name in English. It is shown in every language that has no name of its own.")]
    [InlineData("Names.Name.Text[es]", "Chi\u2066le", "Character 4, after “Chi”, is an invisible character that changes the reading direction (U+2066). Delete it.")]
    public async Task What_is_refused_about_a_country_is_named_with_its_place(string field, string value, string sentence)
    {
        var form = (await (await site.Editor()).Open("/en/admin/countries/cl")).Form().Fill("How", "wrong")
            .Fill("Evidence.Source", "new").Fill("Evidence.Title", "A note").Fill("Evidence.Publisher", "A ministry").Fill("Evidence.Reason", DraftingForms.Reason);

        (await form.Fill(field, value).IsRefused(sentence)).Form().Holds((field, value));
    }

    [Fact]
    public async Task What_is_refused_about_a_committee_is_named_with_its_place()
    {
        var form = (await (await site.Editor()).Open("/en/admin/committees/new")).Form().Fill("Names.Name.Text[en]", "Visas").Fill("Place.Pillar", "2").Because("2025-03-01");

        await form.Fill("Names.Name.Text[en]", "Vi\u200Fsas").IsRefused("Character 3, after “Vi”, is an invisible format character (U+200F). Delete it.");
        await form.Fill("Names.Name.Text[en]", "Visas").Fill("Names.Description.Text[en]", "One.\n\nT\u000Bwo").IsRefused("Character 8, after “One. T”, is a control character (U+000B). Delete it.");
        await form.Fill("Names.Description.Text[en]", "One.").Fill("Slug", "vi\u202Esas").IsRefused("Character 3, after “vi”, " + Direction);
    }

    [Fact]
    public async Task What_is_refused_of_a_note_is_named_with_its_place()
    {
        var entry = await site.Standing<Membership>(m => m is { Country: "HT", Committee: "labor-mobility" });
        var form = (await (await site.Editor()).Open($"/en/admin/statements/{entry.FactId}")).Form().Fill("What", "Correct").Fill("Evidence.Source", "declaration").Fill("Evidence.Reason", "Read again.");

        await form.Fill("Entry.Notes[es].Text", "No\u000Bta").IsRefused("Character 3, after “No”, is a control character (U+000B). Delete it.");
        await form.Fill("Entry.Notes[es].Text", new string('x', Statement.NoteMaxLength + 1)).IsRefused("This has 1001 characters. The maximum is 1000.");
    }

    [Fact]
    public async Task Spaces_and_invisible_characters_go_and_the_next_page_says_so()
    {
        await using var own = await Site.Started();
        var editor = await own.Editor();

        var review = await (await editor.Open("/en/admin/sources/new")).Form().Fill("Fields.Title", "\u00A0Note on la\u00ADbor mo\u200Bbility\u200B ").Fill("Fields.Publisher", "\uFEFFA ministry\u3000")
            .Fill("Fields.Language", "en\u00A0").Fill("Fields.Date", "\u200B2024-05 ").Fill("Fields.Address", " https://example.org/note\u00A0").Fill("Key", "a-note\u00A0").Because().Preview();
        Assert.Contains("Invisible characters were removed: U+00AD, U+200B. Word processors often leave them in copied text.", review.Texts(".notice"));
        await (await editor.Open(review.Address)).Publish();

        var source = await own.Standing<Source>(s => s.Key == "a-note");
        Assert.Equal(("Note on labor mobility", "A ministry", "en", "2024-05", "https://example.org/note"), (source.Title, source.Publisher, source.Language, source.Date, source.Address));
        var plain = await (await editor.Open("/en/admin/sources/new")).Form().Fill("Fields.Title", " Cafe\u0301 ").Fill("Fields.Publisher", "A ministry").Because().Preview();
        Assert.DoesNotContain(plain.Texts(".notice"), notice => notice.Contains("Invisible", StringComparison.Ordinal));
        Assert.Contains("Café", plain.Text);
    }

    [Theory]
    [InlineData("Fields.Title", 612, 300)]
    [InlineData("Fields.Publisher", 201, 200)]
    [InlineData("Fields.Address", 556, 500)]
    [InlineData("Key", 41, 40)]
    [InlineData("Evidence.Reason", 60_000, 1_000)]
    public async Task What_is_longer_than_a_field_is_kept_whole_and_refused_with_both_lengths(string field, int length, int most)
    {
        var typed = field == "Fields.Address" ? "https://example.org/" + new string('a', length - 20) : new string('a', length);

        var page = await (await (await site.Editor()).Open("/en/admin/sources/new")).Form()
            .Fill("Fields.Title", "A note").Fill("Fields.Publisher", "A ministry").Because().Fill(field, typed).IsRefused($"This has {length} characters. The maximum is {most}.");

        page.Form().Holds((field, typed));
    }

    [Fact]
    public async Task What_is_said_about_a_change_set_is_sound()
    {
        await using var own = await Site.Started();
        var chile = (await own.AddStaff("delegatecl@example.org", StaffRole.Delegate, "CL")).AsActor();
        var set = await own.Submit(chile, Change.Add(Rows.Membership("CL", "labor-mobility")));
        var page = await (await own.Editor()).Open($"/en/admin/change-sets/{set.Number}");
        var sentence = "Character 5, after “Then”, is a control character (U+000B). Delete it.";

        await page.Form("#say").Fill("Say", "Then\u000Bwait.").IsRefused(sentence);
        await page.Form("#return").Fill("Comment", "Then\u000Bwait.").IsRefused(sentence);
        (await page.Form("#reject").Fill("Rejection", "Then\u000Bwait.").IsRefused(sentence)).Form("#reject").Holds(("Rejection", "Then\u000Bwait."));
        await page.Form("#say").Fill("Say", new string('x', 2_001)).IsRefused("This has 2001 characters. The maximum is 2000.");
        await page.Form("#say").Fill("Say", "\u200B").IsRefused("Enter a comment.");
        await using var db = own.Database();
        Assert.Empty((await db.ChangeSets.Include(c => c.Remarks).SingleAsync(c => c.Number == set.Number)).Remarks);

        await page.Form("#say").Fill("Say", "\u00A0The\u00ADn wait.\u200B\r\n").Submit();
        Assert.Equal("Then wait.", (await db.ChangeSets.AsNoTracking().Include(c => c.Remarks).SingleAsync(c => c.Number == set.Number)).Remarks[0].Text);
        Assert.Equal("Then wait.", (await db.Journal.OrderBy(e => e.Id).LastAsync(e => e.Act == Act.Commented)).Detail);
    }

    [Fact]
    public async Task A_reason_and_why_nobody_else_looked_are_sound()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["Editorial:FourEyes"] = "true");
        var administrator = await own.Administrator();
        var author = (await own.AddStaff("administrator@example.org", StaffRole.Administrator)).AsActor();
        var set = await own.Draft(author, Change.Add(Rows.Membership("CL", "labor-mobility")));
        var page = await administrator.Open($"/en/admin/change-sets/{set.Number}");

        await page.Form("#explain").Fill("Reason", "As a\u0010letter says.").IsRefused("Character 5, after “As a”, is a control character (U+0010). Delete it.");
        var refused = (await page.Form("#decision").Fill("OverrideReason", "No\u202Ebody is here.").Submit("publish")).Is(HttpStatusCode.BadRequest);
        Assert.Contains("Character 3, after “No”, " + Direction, refused.Errors);
        (await page.Form("#decision").Fill("OverrideReason", "\u200B").Submit("publish")).Is(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_draft_written_past_the_forms_is_not_published_and_says_why()
    {
        await using var own = await Site.Started();
        var editor = await own.Editor();
        var author = (await own.AddStaff("editor@example.org", StaffRole.Editor)).AsActor();
        var unsound = await own.Draft(author, Change.Add(Rows.Source("new", title: "A\u202Etitle")));
        var set = await own.Draft(author, Change.Add(Rows.Source("newer")));
        var page = await editor.Open($"/en/admin/change-sets/{set.Number}");
        await using (var db = own.Database())
            await db.ChangeSets.Where(c => c.Number == set.Number).ExecuteUpdateAsync(s => s.SetProperty(c => c.Reason, "As a\u000Bletter says."));

        Assert.Contains("Character 2, after “A”, " + Direction + " This concerns Source", (await editor.Open($"/en/admin/change-sets/{unsound.Number}")).Text);
        var refused = (await page.Form("#decision").Submit("publish")).Is(HttpStatusCode.BadRequest);
        Assert.Contains("Character 5, after “As a”, is a control character (U+000B). Delete it. This concerns Reason.", refused.Errors);
    }

    [Fact]
    public async Task The_names_of_people_are_sound()
    {
        var member = await site.AddStaff("named@example.org", StaffRole.Editor);
        var named = await site.SignIn("named@example.org");
        var sentence = "Character 4, after “Nov”, " + Direction;

        await (await named.Open("/en/account")).Form("form:has([formaction='?handler=Rename'])").Fill("Name", "Nov\u202Ea").IsRefused(sentence);
        await (await (await site.Administrator()).Open("/en/admin/staff/" + member.Id)).Form("form:has([formaction='?handler=Change'])").Fill("Member.Name", "Nov\u202Ea").IsRefused(sentence);
        await (await named.Open("/en/account")).Form("form:has([formaction='?handler=Rename'])").Fill("Name", "\u200B").IsRefused("Enter a name of 1 to 100 characters.");
        await (await named.Open("/en/account")).Form("form:has([formaction='?handler=Rename'])").Fill("Name", "\u00A0No\u00ADva\u200B").Submit();

        await using var db = site.Database();
        Assert.Equal("Nova", (await db.Users.SingleAsync(u => u.Id == member.Id)).DisplayName);
    }

    [Fact]
    public async Task Invitations_are_read_without_spaces_and_invisible_characters()
    {
        var form = (await (await site.Administrator()).Open("/en/admin/staff/invite")).Form();

        var page = (await form.Fill("Lines", "pasted@example.org, editor\nno\u202Ebody@example.org, editor\nlong@example.org, " + new string('x', 500)).Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["Line 2: Character 3, after “no”, " + Direction, "Line 3: This has 500 characters. The maximum is 364."], page.Errors);
        await form.Fill("Lines", "\u200BPasted\u00A0<pas\u00ADted@example.org\u200B>\u00A0, editor\u200B\n\u200B\n\uFEFFother@example.org\u00A0,\u00A0delegate,CL\u00A0").Submit();

        await using var db = site.Database();
        Assert.Equal(("Pasted", StaffRole.Editor), await db.Users.Where(u => u.Email == "pasted@example.org").Select(u => ValueTuple.Create(u.DisplayName, u.Role)).SingleAsync());
        Assert.Equal("CL", (await db.Users.SingleAsync(u => u.Email == "other@example.org")).Country);
    }

    [Fact]
    public async Task Addresses_and_codes_are_read_without_spaces_and_invisible_characters()
    {
        await site.AddStaff("pasting@example.org", StaffRole.Editor);
        var browser = site.Visitor();

        var second = await (await browser.Open("/en/account/sign-in")).Form().Fill("Email", "\u200Bpasting@example.org\u00A0").Fill("Password", Site.Password).Submit();
        var code = await site.Code("pasting@example.org");
        using var answer = await second.Form(Site.CodeForm).Fill("Code", $"\u200B{code[..3]}\u00A0{code[3..]}\uFEFF").Post();
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var forgotten = (await site.Visitor().Open("/en/account/forgotten")).Form();
        Assert.Equal(["Character 4, after “pas”, " + Direction], (await forgotten.Fill("Email", "pas\u202Eting@example.org").Submit()).Is(HttpStatusCode.BadRequest).Errors);
        await forgotten.Fill("Email", "\u2060pasting@example.org\u200B").Submit();
        Assert.Single(await site.Mail("pasting@example.org"));
    }

    [Fact]
    public async Task A_files_fields_are_read_without_spaces_and_invisible_characters()
    {
        await using var own = await Site.Started();
        var editor = await own.Editor();
        var served = await (await own.Visitor().Get("/data/memberships.csv")).Content.ReadAsStringAsync();
        var form = (await editor.Open("/en/admin/import")).Form().Because();

        var refused = (await form.Attach("Upload", "memberships.csv", Encoding.UTF8.GetBytes(served + ",labor-\u202Emobility,JM,participant,2025-03-01,on,,,lima\r\n")).Submit()).Is(HttpStatusCode.BadRequest);
        Assert.Contains(refused.Texts("tbody td"), cell => cell.Contains("Character 7, after “labor-”, " + Direction, StringComparison.Ordinal));
        var review = await form.Attach("Upload", "memberships.csv", Encoding.UTF8.GetBytes(served + ",labor-mo\u00ADbility\u00A0,CL\u00A0,participant,2025-03-01,on,,,\u200Blima\r\n")).Preview();

        Assert.Equal("From the file: 1 entry added, 51 unchanged and 1 invisible character removed.", review.Texts(".notice[role=status]")[0]);
    }

    [Theory]
    [InlineData("%C2%A0labor%E2%80%8B")]
    [InlineData("la%C2%ADbor")]
    [InlineData("%E2%80%AElabor")]
    public async Task A_search_finds_what_is_pasted_with_invisible_characters(string sought) =>
        Assert.Contains("Labor Mobility", (await site.Visitor().Open("/en/search?q=" + sought)).Is(HttpStatusCode.OK).Text);
}
