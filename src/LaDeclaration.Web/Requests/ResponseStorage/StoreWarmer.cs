using System.Xml;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// Renders the pages of the site map in the background, those first that were asked for most, so that their first reader need not wait: at the
/// start, after each publish, and at midnight (UTC). One at a time, and none while others are waiting for the server.
/// </summary>
public sealed class StoreWarmer(ResponseStore store, InternalRequests requests, RunningRequests running, NewestRevisionCache newest, TimeProvider time, SiteSettings site, IHostApplicationLifetime lifetime, ILogger<StoreWarmer> log) : BackgroundService
{
    public const int MaxAddresses = 500;

    /// <summary>With more answers than that within a pause, others are busy with the server.</summary>
    private const int MaxAnswersWhenQuiet = 20;

    /// <summary>Between two pages: longer than one takes, so that most of the time is others'.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(100);

    private (int Revision, DateOnly Day) Version => (newest.Known, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForStart(stoppingToken);
        (int, DateOnly)? warmed = null;
        while (true)
        {
            if (warmed != Version && FindRoot() is { } root)
                warmed = await TryWarm(root, stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>Renders what is not in the store, until there is a newer revision or date.</summary>
    /// <param name="root">The scheme and host that it is for.</param>
    /// <returns>The revision and date that it was for.</returns>
    public async Task<(int Revision, DateOnly Day)> Warm(Uri root, CancellationToken cancellation = default)
    {
        await newest.Get(cancellation);
        var version = Version;
        var hits = store.All.GroupBy(r => r.Address.Path).ToDictionary(g => g.Key, g => g.Sum(r => r.Hits));
        var addresses = (await ReadSiteMap(root, "/sitemap.xml", cancellation)).OrderByDescending(a => hits.GetValueOrDefault(Uri.UnescapeDataString(a)));
        foreach (var address in addresses)
        {
            if (Version != version)
                break;
            await WaitForQuiet(cancellation);
            await requests.Get(root, address, cancellation);
        }
        return version;
    }

    private async Task<(int, DateOnly)> TryWarm(Uri root, CancellationToken stoppingToken)
    {
        try
        {
            return await Warm(root, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(exception, "Public pages could not be rendered in advance; they are rendered when they are asked for.");
            return Version;
        }
    }

    /// <summary>The site's address, or else what most requests ask for; null as long as there was none.</summary>
    private Uri? FindRoot() => site.Address.Length > 0
        ? new Uri(site.Address)
        : store.All.GroupBy(r => r.Address.Root).OrderByDescending(g => g.Sum(r => r.Hits)).Select(g => new Uri(g.Key)).FirstOrDefault();

    /// <summary>Paths in the site map, or in the files that it lists.</summary>
    private async Task<List<string>> ReadSiteMap(Uri root, string file, CancellationToken cancellation)
    {
        using var xml = XmlReader.Create(new MemoryStream(await requests.Get(root, file, cancellation)));
        var locations = new List<Uri>();
        while (locations.Count < MaxAddresses && xml.ReadToFollowing("loc"))
            locations.Add(new Uri(xml.ReadElementContentAsString()));
        if (locations.Count == 0 || !locations[0].AbsolutePath.EndsWith(".xml", StringComparison.Ordinal))
            return [.. locations.Select(l => l.AbsolutePath)];
        var paths = new List<string>();
        foreach (var part in locations.TakeWhile(_ => paths.Count < MaxAddresses))
            paths.AddRange((await ReadSiteMap(root, part.PathAndQuery, cancellation)).Take(MaxAddresses - paths.Count));
        return paths;
    }

    private async Task WaitForQuiet(CancellationToken cancellation)
    {
        long answers;
        do
        {
            answers = store.Answers;
            await Task.Delay(Pause, cancellation);
        }
        while (running.Count > 0 || store.Answers - answers > MaxAnswersWhenQuiet);
    }

    private Task WaitForStart(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(stoppingToken);
    }
}
