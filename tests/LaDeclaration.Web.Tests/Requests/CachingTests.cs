using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>A public answer depends on build, settings, address, revision and date alone: it is right, or it is asked for again.</summary>
public sealed class CachingTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task A_public_page_says_how_fresh_it_is_and_leaves_nothing_behind(string address)
    {
        var page = (await site.Visitor().Open(address)).Is(HttpStatusCode.OK);

        Assert.Matches("^W/\"[0-9A-F]{16}-2-20261123\"$", page.Header("ETag"));
        Assert.Equal("public, no-cache", page.Header("Cache-Control"));
        Assert.Equal("Accept-Encoding", page.Header("Vary"));
        Assert.Null(page.Header("Set-Cookie"));
        Assert.Empty(page.Select("form[method=post], input[name=__RequestVerificationToken]"));
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task Who_holds_the_newest_is_told_so_without_a_body(string address)
    {
        var browser = site.Visitor();
        var tag = (await browser.Open(address)).Header("ETag");

        var answer = await browser.Get(address, $"If-None-Match: {tag}");

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(tag, answer.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address, "If-None-Match: W/\"another\"")).StatusCode);
    }

    [Fact]
    public async Task Publishing_makes_a_new_tag_and_a_new_page()
    {
        await using var own = await Site.Started();
        var before = await own.Visitor().Open("/en");

        await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));

        var after = await own.Visitor().Open("/en");
        Assert.NotEqual(before.Header("ETag"), after.Header("ETag"));
        Assert.Equal(before.Memberships().Count + 1, after.Memberships().Count);
        Assert.Equal(HttpStatusCode.OK, (await own.Visitor().Get("/en", $"If-None-Match: {before.Header("ETag")}")).StatusCode);
    }

    [Fact]
    public async Task Midnight_makes_a_new_tag_and_puts_in_force_what_was_announced()
    {
        await using var own = await Site.Started();
        await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", Role.Participant, from: "2026-11-24")));
        own.Clock.Set(new(2026, 11, 23, 23, 59, 59, TimeSpan.Zero));
        var before = await own.Visitor().Open("/en");

        own.Clock.Advance(TimeSpan.FromSeconds(1));

        var after = await own.Visitor().Open("/en");
        Assert.NotEqual(before.Header("ETag"), after.Header("ETag"));
        Assert.Equal(["labor-mobility CL participant"], after.Memberships().Except(before.Memberships()));
    }

    [Theory]
    [MemberData(nameof(PublicAddresses.Kinds), MemberType = typeof(PublicAddresses))]
    public async Task The_second_reader_costs_no_database_command(string address)
    {
        await using var own = await Site.Started();
        var first = await own.Visitor().Open(address);
        first.Is(HttpStatusCode.OK);
        Page? second = null;

        var commands = await own.Commands.During(async () => second = await own.Visitor().Open(address));

        Assert.Empty(commands);
        Assert.Equal(first.Html, second!.Html);
    }

    [Fact]
    public async Task Query_parameters_that_no_page_knows_do_not_split_the_cache()
    {
        var plain = await site.Visitor().Open("/en");

        var commands = await site.Commands.During(async () => await site.Visitor().Open("/en?utm_source=x&fbclid=y"));

        Assert.Empty(commands);
        Assert.Equal(plain.Html, (await site.Visitor().Open("/en?utm_source=x")).Html);
    }

    [Fact]
    public async Task The_clocks_split_the_cache()
    {
        var today = await site.Visitor().Open("/en");
        var earlier = await site.Visitor().Open("/en?on=2022-10-05");
        var known = await site.Visitor().Open("/en?known=1");

        Assert.Equal(51, today.Memberships().Count);
        Assert.Empty(earlier.Memberships());
        Assert.Empty(known.Memberships());
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate, br;q=0", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task Each_reader_gets_the_encoding_they_can_read_from_the_cache_too(string accepts, string? encoding)
    {
        var plain = (await site.Visitor().Open("/en")).Html;
        for (var time = 0; time < 2; time++)
        {
            var answer = await site.Visitor().Get("/en", $"Accept-Encoding: {accepts}");

            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal("Accept-Encoding", string.Join(", ", answer.Headers.Vary));
            Assert.Equal(plain, await EncodingTests.Unpacked(answer));
        }
    }

    [Fact]
    public async Task What_a_signed_in_person_reads_is_kept_from_everybody_else()
    {
        await using var own = await Site.Started();
        var editor = await own.Editor();
        var theirs = await editor.Open("/en");

        Assert.DoesNotContain("example.org\"", theirs.Text);
        Assert.Equal(theirs.Html, (await own.Visitor().Open("/en")).Html);
    }

    [Fact]
    public async Task However_readers_and_publishers_meet_nobody_reads_an_old_page_as_new()
    {
        await using var own = await Site.Started();
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
                AssertTagFits(await own.Visitor().Open("/en/committees/labor-mobility"));
        })).ToList();

        for (var n = 0; n < 15; n++)
        {
            var day = Rows.Day("2025-02-01").AddDays(n);
            var revision = await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", from: $"{day:yyyy-MM-dd}", until: $"{day.AddDays(1):yyyy-MM-dd}")));
            var page = await own.Visitor().Open("/en/committees/labor-mobility");
            Assert.Equal($"{revision}", page.One("main").GetAttribute("data-revision"));
            Assert.Contains(page.Select($"main a[href='/en/changes/{revision}']"), _ => true);
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);

        static void AssertTagFits(Page page)
        {
            var revision = page.One("main").GetAttribute("data-revision");
            Assert.Contains($"-{revision}-", page.Header("ETag"));
            Assert.NotEmpty(page.Select($"main a[href='/en/changes/{revision}']"));
        }
    }

    [Theory]
    [InlineData("/en/nowhere")]
    [InlineData("/en/committees/nowhere")]
    [InlineData("/en/countries/zz")]
    [InlineData("/en/changes/3")]
    [InlineData("/en/committees/nowhere/changes.atom")]
    public async Task A_tag_from_elsewhere_does_not_make_a_page_out_of_nothing(string address)
    {
        var tags = await Task.WhenAll(new[] { "/en", "/en/committees/labor-mobility", "/en/changes.atom" }.Select(async held => (await site.Visitor().Open(held)).Header("ETag")));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().Get(address, $"If-None-Match: {string.Join(", ", tags)}")).StatusCode);
    }

    [Fact]
    public async Task Each_address_and_each_known_question_has_a_tag_of_its_own()
    {
        string[] addresses = [.. PublicAddresses.OneOfEach, "/es", "/en?on=2024-01-01", "/en?known=1", "/en?known=2", "/en/search?q=a", "/en/search?q=b", "/en/changes?country=MX", "/data/memberships.csv", "/en/changes.atom"];

        var tags = await Task.WhenAll(addresses.Select(async address => (await site.Visitor().Open(address)).Header("ETag")));

        Assert.All(tags, Assert.NotNull);
        Assert.Equal(addresses.Length, tags.Distinct().Count());
    }

    [Fact]
    public async Task A_question_that_no_page_knows_changes_no_tag() =>
        Assert.Equal((await site.Visitor().Open("/en?known=2&on=2024-01-01")).Header("ETag"), (await site.Visitor().Open("/en?utm_source=x&on=2024-01-01&known=2")).Header("ETag"));

    [Theory]
    [InlineData("Site:Publisher", "Somebody else")]
    [InlineData("Site:Contact", "else@example.org")]
    [InlineData("Site:DataLicence", "CC-BY-4.0")]
    [InlineData("Site:Address", "https://register.example.org")]
    [InlineData("Site:Languages:3", "es")]
    public async Task Another_setting_that_shows_makes_another_tag(string setting, string value)
    {
        await using var other = await Site.Started(prepare: s => s.Settings[setting] = value);

        foreach (var address in new[] { "/en/about", "/data/memberships.csv", "/en/changes.atom" })
            Assert.NotEqual((await site.Visitor().Open(address)).Header("ETag"), (await other.Visitor().Open(address)).Header("ETag"));
    }

    [Fact]
    public async Task A_page_with_absolute_addresses_has_a_tag_for_each_name_of_the_site()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["AllowedHosts"] = "localhost;register.example.org");

        var here = await own.Visitor().Get("http://localhost/en");
        var there = await own.Visitor().Get("http://register.example.org/en");
        var secure = await own.Visitor().Get("https://register.example.org/en");

        Assert.Contains("http://localhost/en", await here.Content.ReadAsStringAsync());
        Assert.Contains("https://register.example.org/en", await secure.Content.ReadAsStringAsync());
        Assert.Equal(3, new[] { here, there, secure }.Select(a => a.Headers.ETag!.Tag).Distinct().Count());
    }

    [Theory]
    [InlineData("/en/nowhere")]
    [InlineData("/en?on=yesterday")]
    [InlineData("/en/committees/nowhere")]
    public async Task What_went_wrong_is_not_kept(string address)
    {
        var page = await site.Visitor().Open(address);

        Assert.Null(page.Header("ETag"));
        Assert.Contains("no-store", page.Header("Cache-Control"));
        Assert.Null(page.Header("Set-Cookie"));
    }
}
