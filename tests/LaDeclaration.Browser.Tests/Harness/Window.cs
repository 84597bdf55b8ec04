using System.Collections.Concurrent;

namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>A window with cookies of its own, and what went wrong behind the pages it showed.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Site site;
    private readonly ConcurrentQueue<string> faults = new();

    private Window(IBrowserContext context, IPage page, Site site)
    {
        this.context = context;
        this.site = site;
        Page = page;
        page.Console += (_, said) => Hear(said);
        page.PageError += (_, error) => Note(error);
        page.Request += (_, request) => Look(request);
        page.RequestFailed += (_, request) => Look(request, request.Failure);
        page.Response += (_, response) => Look(response);
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, script that failed, requests to another host or without an answer, breaches of the security policy.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<Window> In(IBrowserContext context, Site site)
    {
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error(`The security policy refused ${e.violatedDirective} ${e.blockedURI}`))");
        return new Window(context, await context.NewPageAsync(), site);
    }

    public async Task<IPage> Open(string address, int status = 200)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer!.Status == status, $"{address} answered {answer.Status}, not {status}.");
        return Page;
    }

    public async Task SignIn(string email)
    {
        await Open("/en/account/sign-in");
        await FillSignIn(email);
        await Assertions.Expect(Page).ToHaveURLAsync(new Uri(site.Address, "/en/admin").ToString());
    }

    /// <summary>Fills in and sends the forms at the door, for password and code, wherever they then lead.</summary>
    public async Task FillSignIn(string email)
    {
        await FillPassword(email);
        await Page.GetByLabel("Code from the app").FillAsync(await site.Code(email));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Only the first of the two.</summary>
    public async Task FillPassword(string email)
    {
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(Site.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Hear(IConsoleMessage said)
    {
        // That a document answers 400 or 404 is what its test asks for, and checks.
        var isDocument = said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && said.Location.StartsWith(Page.Url, StringComparison.Ordinal);
        if (said.Type is "error" or "warning" && !isDocument)
            Note(said.Text);
    }

    private void Look(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "http" or "https" && address.Authority != site.Address.Authority)
            Note("asked " + request.Url);
    }

    private void Look(IRequest request, string? failure)
    {
        // What a click on a link breaks off is no fault.
        if (failure != "net::ERR_ABORTED")
            Note($"{request.Url} failed: {failure}");
    }

    private void Look(IResponse response)
    {
        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            Note($"{response.Url} answered {response.Status}");
    }

    private void Note(string fault) => faults.Enqueue($"{Page.Url}: {fault}");
}
