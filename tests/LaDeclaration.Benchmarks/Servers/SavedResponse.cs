using System.Net.Http.Headers;

namespace LaDeclaration.Benchmarks.Servers;

/// <summary>A response as it went over the wire, for another server to send the same.</summary>
/// <param name="Headers">Without those that every server sets itself.</param>
internal sealed record SavedResponse(string Path, string ContentType, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly string[] OwnOfServer = ["Content-Type", "Content-Length", "Date", "Server", "Connection", "Transfer-Encoding", "Last-Modified"];

    public static async Task<SavedResponse> Read(Uri server, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = (await client.SendAsync(request)).EnsureSuccessStatusCode();
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => !OwnOfServer.Contains(h.Key, StringComparer.OrdinalIgnoreCase));
        return new SavedResponse(path, response.Content.Headers.ContentType!.ToString(), [.. headers.Select(h => (h.Key, string.Join(", ", h.Value)))], await response.Content.ReadAsByteArrayAsync());
    }
}
