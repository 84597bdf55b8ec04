namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>A real Chromium and a site for the tests of a class, which run one after the other, beside those of other classes.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser"];

    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long a page may take to show what is expected; longer than on any machine that is merely busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>For tests that only read. A test that publishes takes a site of its own.</summary>
    public Site Site { get; } = new() { Listens = true };

    public StaffPages StaffPages { get; private set; } = null!;

    private static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Skips the test where there is no Chromium, but fails it under CI=true.</summary>
    public static void IsNeeded()
    {
        if (Program is not null)
            return;
        Skip.If(Environment.GetEnvironmentVariable("CI") != "true", "Chromium is not installed (Debian: apt-get install chromium).");
        Assert.Fail("Chromium is not installed, and CI=true allows no skipping.");
    }

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        await Site.InitializeAsync();
        StaffPages = await StaffPages.On(Site);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quietly });
    }

    public Task<IBrowserContext> Context(BrowserNewContextOptions options) => browser!.NewContextAsync(options);

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await Site.DisposeAsync();
    }
}
