using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Requests.ResponseStorage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>What is rendered once is sent as it is, to whom it belongs and only as long as it is right.</summary>
public sealed class StoredResponseTests(Site site) : IClassFixture<Site>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task However_many_ask_for_a_page_at_once_it_is_rendered_once()
    {
        await using var own = await Site.Started();
        await own.Visitor().Open("/en/committees"); // The index is read once.
        var alone = Readings(await own.Commands.During(async () => await own.Visitor().Open("/en/committees?on=2024-01-01")));
        own.Commands.Before = (_, cancellation) => Task.Delay(20, cancellation);
        IReadOnlyList<Page> pages = [];

        var together = Readings(await own.Commands.During(async () => pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => own.Visitor().Open("/en/committees?on=2024-01-02")))));

        Assert.NotEmpty(alone);
        Assert.Equal(alone.Count, together.Count);
        Assert.Single(pages.Select(p => p.Is(HttpStatusCode.OK).Html).Distinct());
    }

    [Fact]
    public async Task A_rendering_that_fails_hangs_nobody_and_is_not_kept()
    {
        await using var own = await Site.Started();
        var fails = true;
        own.Commands.Before = async (command, cancellation) =>
        {
            await Task.Delay(20, cancellation);
            if (fails && command.CommandText.Contains("Statements", StringComparison.Ordinal))
                throw new InvalidOperationException("A fault of this test's.");
        };

        var failed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => own.Visitor().Get("/en/committees"))).WaitAsync(Patience);
        fails = false;
        var later = await own.Visitor().Open("/en/committees");

        Assert.All(failed, answer => Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode));
        later.Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_goes_away_meanwhile_takes_the_page_from_nobody()
    {
        await using var own = await Site.Started(prepare: s => s.Listens = true);
        using var impatient = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        own.Commands.Before = async (command, _) =>
        {
            if (!command.CommandText.Contains("Statements", StringComparison.Ordinal))
                return;
            begun.TrySetResult();
            await released.Task;
        };
        using var client = new HttpClient { BaseAddress = own.Address };
        var first = client.GetAsync("/en/committees", impatient.Token);
        await begun.Task.WaitAsync(Patience);
        var second = own.Visitor().Open("/en/committees");

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        released.SetResult();

        (await second.WaitAsync(Patience)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_no_page_knows_in_a_question_spoils_nothing()
    {
        await using var own = await Site.Started();
        foreach (var address in PublicAddresses.OneOfEach.Append("/data/memberships.csv").Append("/en/changes.atom"))
        {
            await own.Visitor().Open(address + "?utm_source=x&handler=Delete&page=%2FError&area=x&lang=fr&culture=fr&number=9&slug=x&_method=POST");

            var kept = await own.Visitor().Open(address);

            Assert.Equal((await site.Visitor().Open(address)).Html, kept.Html);
        }
    }

    [Fact]
    public async Task A_search_text_on_a_page_without_search_is_kept_from_others()
    {
        await using var own = await Site.Started();

        await own.Visitor().Open("/en/committees?q=canada");

        Assert.DoesNotContain("canada\"", (await own.Visitor().Open("/en/committees")).Html);
    }

    [Fact]
    public async Task The_order_of_the_parameters_does_not_split_the_store()
    {
        await site.Visitor().Open("/en/matrix?by=committee&on=2024-01-01");

        Assert.Empty(await site.Commands.During(async () => await site.Visitor().Open("/en/matrix?on=2024-01-01&by=committee")));
    }

    [Fact]
    public async Task A_page_that_was_begun_before_a_publish_does_not_stand_for_the_revision_after_it()
    {
        await using var own = await Site.Started();
        var publishes = true;
        own.Commands.Before = async (command, _) =>
        {
            if (!publishes || !command.CommandText.Contains("Statements", StringComparison.Ordinal))
                return;
            publishes = false;
            await own.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")));
        };

        var during = await own.Visitor().Open("/en/committees/labor-mobility");
        var after = await own.Visitor().Open("/en/committees/labor-mobility");

        Assert.False(publishes);
        Assert.Contains($"-{during.One("main").GetAttribute("data-revision")}-", during.Header("ETag"));
        Assert.Equal("3", after.One("main").GetAttribute("data-revision"));
        Assert.Contains("-3-", after.Header("ETag"));
        Assert.Contains("labor-mobility CL participant", after.Memberships());
    }

    [Fact]
    public async Task It_answers_head_and_conditional_requests_from_what_is_kept()
    {
        await using var own = await Site.Started();
        var browser = own.Visitor();
        var first = await browser.Send(new HttpRequestMessage(HttpMethod.Head, "/en/map"));
        var tag = first.Headers.ETag!.ToString();
        HttpResponseMessage head = null!, page = null!, same = null!, sameHead = null!;

        var commands = await own.Commands.During(async () =>
        {
            head = await browser.Send(new HttpRequestMessage(HttpMethod.Head, "/en/map"));
            page = await browser.Get("/en/map");
            same = await browser.Get("/en/map", $"If-None-Match: \"x\", {tag}");
            sameHead = await browser.Send(new HttpRequestMessage(HttpMethod.Head, "/en/map") { Headers = { { "If-None-Match", tag } } });
        });

        Assert.Empty(commands);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal((await page.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.All([same, sameHead], answer => Assert.Equal((HttpStatusCode.NotModified, tag, "public, no-cache", "Accept-Encoding"),
            (answer.StatusCode, $"{answer.Headers.ETag}", $"{answer.Headers.CacheControl}", string.Join(",", answer.Headers.Vary))));
        Assert.All([page, same], answer => Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single()));
    }

    [Fact]
    public async Task What_is_sent_from_the_store_has_the_headers_that_it_was_rendered_with()
    {
        foreach (var address in new[] { "/en/committees?on=2024-02-01", "/data/memberships.csv?on=2024-02-01", "/fr/changes.atom?known=2" })
        {
            var (first, second) = (await site.Visitor().Get(address, "Accept-Encoding: br"), await site.Visitor().Get(address, "Accept-Encoding: br"));

            Assert.Equal(Lines(first), Lines(second));
        }

        static IEnumerable<string> Lines(HttpResponseMessage answer) =>
            answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Content-Length" or "Date")).Select(h => $"{h.Key}: {string.Join(",", h.Value)}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Compressing_it_best_makes_it_smaller_and_leaves_it_as_it_was()
    {
        await using var own = await Site.Started(prepare: s => s.Replacing = services => services.RemoveAll<BestCompression>().AddSingleton<BestCompression>());
        var plain = (await own.Visitor().Open("/en")).Html;
        var quick = (await own.Visitor().Get("/en", "Accept-Encoding: br")).Content.Headers.ContentLength;

        Only(own).CompressBest();

        Assert.InRange((await own.Visitor().Get("/en", "Accept-Encoding: br")).Content.Headers.ContentLength!.Value, 1, quick!.Value - 1);
        foreach (var coding in new[] { "br", "gzip", "identity" })
            Assert.Equal(plain, await EncodingTests.Unpacked(await own.Visitor().Get("/en", $"Accept-Encoding: {coding}")));
    }

    [Fact]
    public async Task It_holds_no_more_than_it_may_and_lets_go_what_was_not_asked_for_longest()
    {
        const int Most = 150_000;
        await using var own = await Site.Started(prepare: s => s.Replacing = services => services.Replace(ServiceDescriptor.Singleton(new ResponseStore { MaxSize = Most })));
        var store = own.Services.GetRequiredService<ResponseStore>();
        await own.Visitor().Open("/en/about");
        await own.Visitor().Open("/en/privacy");

        for (var day = 1; day <= 36; day++)
        {
            await own.Visitor().Open($"/en/matrix?on={Rows.Day("2024-02-01").AddDays(day):yyyy-MM-dd}");
            await own.Visitor().Open("/en/about");
            Assert.InRange(store.Size, 1, Most);
        }

        Assert.Contains(store.All, r => r.Address.Path == "/en/about");
        Assert.DoesNotContain(store.All, r => r.Address.Path == "/en/privacy");
    }

    [Fact]
    public async Task With_the_cookie_of_staff_nothing_comes_from_it_or_goes_into_it()
    {
        await using var own = await Site.Started();
        var editor = await own.Editor();

        var theirs = await editor.Open("/en/committees");
        Assert.DoesNotContain(Store(own).All, r => r.Address.Path == "/en/committees");
        await own.Visitor().Open("/en/committees");

        Assert.NotEmpty(await own.Commands.During(async () => Assert.Equal(theirs.Html, (await editor.Open("/en/committees")).Html)));
        Assert.Equal(HttpStatusCode.NotModified, (await editor.Get("/en/committees", $"If-None-Match: {theirs.Header("ETag")}")).StatusCode);
    }

    [Fact]
    public async Task What_sets_a_cookie_is_not_kept()
    {
        await using var own = await Site.Started(prepare: s => s.Replacing = services => services.AddSingleton<IStartupFilter, Cookies>());

        await own.Visitor().Open("/en");

        Assert.Empty(Store(own).All);
    }

    [Fact]
    public async Task Each_name_of_the_site_has_its_own()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["AllowedHosts"] = "localhost;register.example.org");
        string[] roots = ["http://localhost", "http://register.example.org", "https://register.example.org"];

        foreach (var root in roots.Concat(roots))
            Assert.Contains($"href=\"{root}/en\"", await (await own.Visitor().Get(root + "/en")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await own.Visitor().Get("http://elsewhere.example.org/en")).StatusCode);
        Assert.Equal(roots.Order(StringComparer.Ordinal), Store(own).All.Select(r => r.Address.Root).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_names_share_one_where_the_site_knows_its_address()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["Site:Address"] = "https://register.example.org");
        await own.Visitor().Open("http://localhost/en");

        Assert.Empty(await own.Commands.During(async () => (await own.Visitor().Get("http://127.0.0.1/en")).EnsureSuccessStatusCode()));
    }

    [Fact]
    public async Task It_is_given_out_only_where_it_would_be_rendered()
    {
        await using var own = await Site.Started(prepare: s =>
        {
            s.Listens = true;
            s.Settings["environment"] = "Production";
            s.Settings["AllowedHosts"] = "localhost;register.example.org";
        });
        (string[] Headers, int Status)[] cases =
        [
            (["Host: localhost"], 200),
            (["Host: register.example.org", "X-Forwarded-Proto: https"], 200),
            (["Host: register.example.org", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9"], 200),
            (["Host: register.example.org", "X-Forwarded-Proto: http"], 308),
            (["Host: register.example.org", "X-Forwarded-Proto: https, http"], 200),
            (["Host: register.example.org", "X-Forwarded-Proto: ftp"], 400),
            (["Host: register.example.org", "X-Forwarded-For: 203.0.113.9"], 400),
            (["Host: register.example.org", "X-Forwarded-Proto: https", "X-Forwarded-For: nobody"], 400),
            (["Host: register.example.org"], 400),
            (["Host: elsewhere.example.org", "X-Forwarded-Proto: https"], 400),
            (["Host: localhost", "Via: 1.1 proxy"], 400),
            (["Host: xn--", "X-Forwarded-Proto: https"], 400),
            (["Host: ", "X-Forwarded-Proto: https"], 400),
        ];

        foreach (var (headers, status) in cases.Concat(cases))
            Assert.Equal((string.Join(", ", headers), status), (string.Join(", ", headers), (await own.SendRaw(["GET /en HTTP/1.1", .. headers])).Status));
        Assert.Equal(2, Store(own).All.Count);
    }

    [Fact]
    public async Task A_content_delivery_network_is_told_how_long_it_need_not_ask()
    {
        await using var own = await Site.Started(prepare: s => s.Settings["Site:CdnSeconds"] = "300");

        for (var time = 0; time < 2; time++)
        {
            var page = await own.Visitor().Open("/en");
            Assert.Equal(("max-age=300", "public, no-cache"), (page.Header("CDN-Cache-Control"), page.Header("Cache-Control")));
        }
        Assert.Null((await own.Visitor().Open("/en/nowhere")).Header("CDN-Cache-Control"));
        Assert.Null((await own.Visitor().Open("/en/account/sign-in")).Header("CDN-Cache-Control"));
        Assert.Null((await site.Visitor().Open("/en")).Header("CDN-Cache-Control"));
    }

    [Theory]
    [InlineData(4_000, true)]
    [InlineData(50_000, false)]
    public async Task A_long_file_is_passed_on_as_it_is_written_and_kept_unless_it_is_too_long(int rows, bool isKept)
    {
        await using var own = await Site.Started();
        await AddMemberships(own, rows);

        for (var time = 0; time < 2; time++)
        {
            var answer = await own.Visitor().Get("/data/memberships.csv", "Accept-Encoding: br");
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            Assert.Equal(rows, (await EncodingTests.Unpacked(answer)).Split('\n').Count(line => line.Contains("-0000-4000-8000-", StringComparison.Ordinal)));
        }
        Assert.Equal(isKept ? 1 : 0, Store(own).All.Count);
    }

    private static ResponseStore Store(Site of) => of.Services.GetRequiredService<ResponseStore>();

    private static StoredResponse Only(Site of) => Assert.Single(Store(of).All);

    /// <summary>The commands that read what a page shows.</summary>
    private static List<string> Readings(IReadOnlyList<string> commands) => [.. commands.Where(c => c.Contains("Statements", StringComparison.Ordinal))];

    /// <summary>Many rows at once, as no publisher would write them.</summary>
    private static async Task AddMemberships(Site to, int count)
    {
        await using var db = to.Database();
        var columns = await db.Database.SqlQuery<string>($"""SELECT name AS Value FROM pragma_table_info('Statements')""").ToListAsync();
        var key = columns.Where(c => c is not ("FactId" or "Country" or "Id" or "VersionId")).Select(c => $"\"{c}\"").ToList();
        var sql = $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            INSERT INTO "Statements" ("FactId", "Country", {string.Join(", ", key)})
            SELECT printf('%08X-0000-4000-8000-000000000000', n.i), 'UY', {string.Join(", ", key)} FROM n, (SELECT * FROM "Statements" WHERE "Role" IS NOT NULL LIMIT 1)
            """;
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private sealed class Cookies : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.Headers.SetCookie = "x=1";
                return rest();
            });
            next(app);
        };
    }
}
