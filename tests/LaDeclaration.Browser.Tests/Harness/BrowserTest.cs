namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>A test in Chromium. It also fails when any page it opened had a fault (see <see cref="Window.Faults"/>).</summary>
[Collection(nameof(Chromium))]
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Window> windows = [];

    /// <summary>The site that all tests share.</summary>
    protected Site Site => chromium.Site;

    protected StaffPages StaffPages => chromium.StaffPages;

    protected async Task<Window> Open(Screen screen = Screen.Desktop, Colours colours = Colours.Light, bool script = true, Site? site = null)
    {
        site ??= Site;
        var (width, height) = screen.Size();
        var context = await chromium.Context(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours == Colours.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = colours == Colours.Forced ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            Locale = "en",
        });
        var window = await Window.In(context, site);
        windows.Add(window);
        return window;
    }

    public Task InitializeAsync()
    {
        Chromium.IsNeeded();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var window in windows)
            await window.DisposeAsync();
        Faults.None(windows.SelectMany(window => window.Faults).Distinct());
    }
}
