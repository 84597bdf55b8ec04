using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A real mail server on a free port of this machine that keeps what it is given: as much of SMTP (RFC 5321) as a sender needs.</summary>
public sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<MimeMessage> received = new();

    public MailServer()
    {
        listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<MimeMessage> Received => [.. received];

    /// <summary>What it says to a recipient: 250 takes the letter, 450 wants it later, 550 does not know them.</summary>
    public string AnswerToRecipient { get; set; } = "250 Fine";

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
                _ = Talk(await listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is ObjectDisposedException or SocketException)
        {
            // The test has ended.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        await using var writer = new StreamWriter(stream, System.Text.Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 Ready");
        while (await reader.ReadLineAsync() is { } command)
        {
            var verb = command.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "DATA")
                await Take(reader, writer);
            else
                await writer.WriteLineAsync(verb switch { "RCPT" => AnswerToRecipient, "QUIT" => "221 Bye", _ => "250 Fine" });
        }
    }

    private async Task Take(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 Go on");
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        using var bytes = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(string.Join("\r\n", lines)));
        received.Enqueue(await MimeMessage.LoadAsync(bytes));
        await writer.WriteLineAsync("250 Taken");
    }
}
