using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Headers">As “Name: value”.</param>
public sealed record RawAnswer(int Status, IReadOnlyList<string> Headers, string Body)
{
    public string? Header(string name) =>
        Headers.FirstOrDefault(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>Sends what no client would, over a connection of its own.</summary>
public static class RawHttp
{
    /// <param name="site">One that listens.</param>
    /// <param name="lines">Of the request, up to the empty one; a server that keeps the connection open is asked to close it.</param>
    public static async Task<RawAnswer> SendRaw(this Site site, params string[] lines)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", [.. lines, "Connection: close", "", ""])));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        var parts = answer.Split("\r\n\r\n", 2);
        var head = parts[0].Split("\r\n");
        return new RawAnswer(int.Parse(head[0].Split(' ')[1], null), head[1..], parts[1]);
    }
}
