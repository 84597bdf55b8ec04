using System.Net;
using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Requests;

namespace LaDeclaration.Web.Tests;

/// <summary>What no link and no form of the site would send is the sender's error on either database, never the server's.</summary>
public sealed class AbsurdTests(Sites sites) : IClassFixture<Sites>
{
    private static readonly string[] Blank = ["%20", "%20%20", "%09", "%C2%A0", "%E3%80%80%20"];

    /// <summary>Without NUL, which the servers themselves refuse in a path.</summary>
    private static readonly string[] Absurd =
    [
        "%0D%0A", "%07%07", "%C2%85", "%ED%A0%80", "%ED%A0%80%ED%B0%80", "%FF%FE", "%F0%9F%8C%8E", "%EF%BF%BE", "%25", "%2e%2e", "%7B0%7D", "''", "-1",
        "2147483647", "99999999999999999999", "00000000-0000-0000-0000-000000000000", new string('a', 3_000), string.Concat(Enumerable.Repeat("%F0%9F%8C%8E", 300)),
    ];

    /// <summary>Posts that the rate limit takes at once, however fast they come.</summary>
    private const int FromOnePerson = 120;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task No_name_in_an_address_is_too_much_for_a_page(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var doors = (await Door.Of(site)).Where(d => d.Template.Contains('{', StringComparison.Ordinal)).ToList();
        Assert.InRange(doors.Select(d => d.Template).Distinct().Count(), 19, 100);

        var faults = new List<string>();
        foreach (var few in doors.Chunk(FromOnePerson / (Blank.Length + Absurd.Length)))
        {
            var email = $"{Guid.NewGuid():N}@example.org";
            await site.AddStaff(email, StaffRole.Administrator);
            using var staff = await site.SignIn(email);
            var token = (await staff.Open("/en/account")).Select("input[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
            foreach (var door in few)
                foreach (var value in Blank.Concat(Absurd))
                {
                    var before = door.Template.Split('{', '}');
                    var address = $"/en/{before[0]}{value}{before[2]}";
                    using var answer = door.Handler == "GET"
                        ? await staff.Get(address)
                        : await staff.Post(address + (door.Handler.Split(' ') is [_, var name] ? $"?handler={name}" : ""), ("__RequestVerificationToken", token));
                    if ((int)answer.StatusCode is 429 or >= 500 || (Blank.Contains(value) && answer.StatusCode != HttpStatusCode.NotFound))
                        faults.Add($"{door.Handler} {address}: {(int)answer.StatusCode}");
                }
        }
        Faults.None(faults);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task No_field_holds_the_character_NUL(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var staff = await site.Administrator();
        var author = (await site.AddStaff("administrator@example.org", StaffRole.Administrator)).AsActor();
        var draft = await site.Submit(author, Change.Add(Rows.Membership("CL", "labor-mobility")));
        var page = await staff.Open($"/en/admin/change-sets/{draft.Number}");
        var token = page.Form("#say")["__RequestVerificationToken"]!;
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("a\0b"), "Say" } };

        var said = await staff.Send(new HttpRequestMessage(HttpMethod.Post, page.Address + "?handler=Comment") { Content = form });

        Assert.Equal(HttpStatusCode.BadRequest, said.StatusCode);
        Assert.Contains("A field contains an invisible character that cannot be stored.", await said.Content.ReadAsStringAsync());
        Assert.Empty((await staff.Open(page.Address)).Select(".remarks li"));
        foreach (var address in new[] { "admin/journal?person=%00", "admin/journal?handler=Download&person=%00", "admin/journal?%00=a", "admin/sources/new?draft=%00", "countries/mx?code=%00", "account/sign-in?returnUrl=%00" })
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, (await staff.Get("/en/" + address)).StatusCode));
    }

    [Fact]
    public async Task A_list_may_be_as_long_as_a_form()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var entry = await site.Standing<Membership>(m => m is { Country: "HT", Committee: "labor-mobility" });
        var staff = await site.Administrator();
        var page = await staff.Open($"/en/admin/statements/{entry.FactId}");
        var sources = Enumerable.Range(0, RequestLimits.MaxFields - 10).Select(n => ($"Entry.Sources[{n}]", "lima"));

        using var answer = await staff.Post(page.Address, [("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!), ("What", "Correct"), .. sources]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Enter the first day on which it applies.", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"code\"\r\n\r\n\0\r\n--b--\r\n")]
    [InlineData("torn")]
    public async Task A_form_sent_with_a_question_is_not_read(string section)
    {
        var site = await sites.On(DatabaseProvider.Postgres);
        var request = new HttpRequestMessage(HttpMethod.Get, "/en/countries/mx") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("--b\r\n" + section)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().Send(request)).StatusCode);
    }
}
