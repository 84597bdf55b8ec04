using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>A test in Chromium. It also fails when any page it opened had a fault (see <see cref="Window.Faults"/>).</summary>
public abstract class BrowserTest(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<Window> windows = [];
    private readonly List<Site> sites = [];

    /// <summary>The site that the tests of a class share.</summary>
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

    /// <summary>A window on the shared site, of an editor with an account that no other test has: what is kept of a form comes back to whoever typed it.</summary>
    protected async Task<Window> OpenAsEditor(Screen screen, bool script = true)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await Site.AddStaff(email, StaffRole.Editor);
        var window = await Open(screen, script: script);
        await window.SignIn(email);
        return window;
    }

    /// <summary>A site for this test alone. It goes after its windows, which would take it for a fault.</summary>
    protected async Task<Site> OwnSite()
    {
        var site = await Site.Started(prepare: s => s.Listens = true);
        sites.Add(site);
        return site;
    }

    public virtual Task InitializeAsync()
    {
        Chromium.IsNeeded();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var window in windows)
            await window.DisposeAsync();
        foreach (var site in sites)
            await site.DisposeAsync();
        Faults.None(windows.SelectMany(window => window.Faults).Distinct());
    }
}
