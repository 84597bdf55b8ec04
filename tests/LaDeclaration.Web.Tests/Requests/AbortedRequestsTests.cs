using System.Net;
using System.Net.Sockets;
using System.Text;
using LaDeclaration.Register.Data;
using LaDeclaration.Tests.Databases;
using Serilog.Events;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>Somebody who goes away in the middle is no error of this site, and takes nobody else along.</summary>
public sealed class AbortedRequestsTests
{
    private const string UrlEncoded = "POST /en/account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nEmail=x";
    private const string Chunked = "POST /en/account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nEmail\r\n";
    private const string Multipart = "POST /en/account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"Email\"\r\n\r\nx";

    [Theory]
    [InlineData(UrlEncoded)]
    [InlineData(Chunked)]
    [InlineData(Multipart)]
    public async Task A_form_that_breaks_off_is_no_error_in_the_log(string request)
    {
        await using var site = await Site.Started(prepare: s => s.Listens = true);

        foreach (var isReset in new[] { false, true })
            for (var i = 0; i < 20; i++)
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(IPAddress.Loopback, site.Address.Port);
                await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
                await Task.Delay(5);
                if (isReset)
                    connection.LingerState = new LingerOption(true, 0);
            }

        using var client = new HttpClient { BaseAddress = site.Address };
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
        await site.DisposeAsync(); // Waits for what is under way.
        Faults.None(site.Log.At(LogEventLevel.Warning));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_query_that_nobody_waits_for_any_more_is_no_error_in_the_log(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider, s => s.Listens = true);
        var begun = new TaskCompletionSource();
        site.Commands.Before = async (_, cancellation) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        using var client = new HttpClient { BaseAddress = site.Address };
        using var patience = new CancellationTokenSource();

        var search = client.GetAsync("/en/search?q=mexico", patience.Token);
        await begun.Task;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
        site.Commands.Before = null;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/en/search?q=mexico")).StatusCode);

        Faults.None(site.Log.At(LogEventLevel.Warning));
    }

    [Fact]
    public async Task Whoever_waits_for_the_same_page_gets_it_when_the_first_to_ask_gives_up()
    {
        await using var site = await Site.Started(prepare: s => s.Listens = true);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        site.Commands.Before = async (command, cancellation) =>
        {
            if (!command.CommandText.Contains("\"Statements\"", StringComparison.Ordinal))
                return;
            begun.TrySetResult();
            await goOn.Task.WaitAsync(cancellation);
        };
        using var first = new HttpClient { BaseAddress = site.Address };
        using var second = new HttpClient { BaseAddress = site.Address };
        using var patience = new CancellationTokenSource();

        var given = first.GetAsync("/en/countries/mx", patience.Token);
        await begun.Task;
        var awaited = second.GetAsync("/en/countries/mx");
        await Task.Delay(200); // Until it waits for the first.
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Task.Delay(200); // Until the server knows.
        goOn.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await awaited).StatusCode);
        Faults.None(site.Log.At(LogEventLevel.Warning));
    }
}
