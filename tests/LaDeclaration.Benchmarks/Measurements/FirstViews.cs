using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Results;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Measurements;

/// <summary>What a browser with an empty cache loads before it shows a page: the page, its style sheets, scripts and icon, in Brotli where there is any.</summary>
internal sealed partial class FirstViews(Run run)
{
    public async Task Measure(Report report)
    {
        var table = new Table(["Page", .. run.Builds.SelectMany(b => new[] { $"{b.Name}, page", $"{b.Name}, with files" })]);
        var rows = new Dictionary<string, List<string>>();
        foreach (var build in run.Builds)
        {
            var register = await run.StockOf(build).Get(DatabaseProvider.Sqlite, RegisterScale.One);
            await using var server = await SiteServer.Start(build, register);
            using var client = server.CreateClient(isStored: true);
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
            foreach (var page in await PublicPages.Of(register))
            {
                var (html, own) = await Get(client, page.Path);
                if (!html.StartsWith("<!DOCTYPE html>", StringComparison.OrdinalIgnoreCase))
                    continue;
                var files = 0;
                foreach (var file in Files().Matches(html).Select(m => m.Groups[1].Value).Where(f => f.StartsWith('/')).Distinct())
                    files += (await Get(client, file)).Bytes;
                if (!rows.TryGetValue(page.Kind, out var row))
                    rows[page.Kind] = row = [page.Kind];
                row.AddRange([$"{own}", $"{own + files}"]);
            }
        }
        foreach (var row in rows.Values)
            table.Add(row);
        report.Add("First view", "Bytes of bodies at 1x. Must be: at most 25 kB with files.", table);
    }

    private static async Task<(string Text, int Bytes)> Get(HttpClient client, string path)
    {
        using var response = (await client.GetAsync(path)).EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync();
        await using Stream body = response.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress) : new MemoryStream(bytes);
        using var reader = new StreamReader(body, Encoding.UTF8);
        return (await reader.ReadToEndAsync(), bytes.Length);
    }

    [GeneratedRegex("""<(?:script\b[^>]*\ssrc|img\b[^>]*\ssrc|link\b(?=[^>]*\srel="(?:stylesheet|icon|preload|modulepreload)")[^>]*\shref)="([^"]+)["]""", RegexOptions.IgnoreCase)]
    private static partial Regex Files();
}
