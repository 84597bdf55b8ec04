using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Creates the first administrator, for whoever can read the server's console. The page is not found once an account exists.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class SetUpModel(
    FirstAccount first, AccountAdministration accounts, PasskeyCeremony ceremony, SignInFlow signInFlow, RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [FromQuery]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The new passkey, as JSON from the browser.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public string Address => QueryHelpers.AddQueryString(Request.Path, "token", Token ?? "");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (first.IsOpenTo(Token, HttpContext.Connection.RemoteIpAddress) && !await db.Users.AnyAsync(HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnPostAsync() => TryReadForm() ? await Create(CreateMember(), new FirstCredential(Password)) : Wrong();

    public async Task<IActionResult> OnPostOptionsAsync() => TryReadForm() ? Content(await ceremony.MakeCreationOptions(CreateMember()), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!TryReadForm())
            return Wrong();
        if (await ceremony.VerifyAttestation(Credential) is var (passkey, id))
            return await Create(CreateMember(id), new FirstCredential(passkey));
        ModelState.AddModelError("", words[ceremony.ErrorKey]);
        return Wrong();
    }

    private bool TryReadForm()
    {
        Name = ModelState.ReadName(words, nameof(Name), Name);
        Email = ModelState.ReadEmail(words, nameof(Email), Email);
        return ModelState.IsValid;
    }

    /// <param name="id">The id that a passkey was registered for; null for a new one.</param>
    private StaffMember CreateMember(string? id = null) => new()
    {
        Id = id ?? Guid.NewGuid().ToString(),
        DisplayName = Name!,
        Email = Email!,
        Role = StaffRole.Administrator,
    };

    private async Task<IActionResult> Create(StaffMember administrator, FirstCredential credential)
    {
        db.SetFormTarget(reader.Now(credential.NextPage));
        if (await accounts.AddFirst(administrator, credential) is not { } result)
            return NotFound();
        ModelState.AddErrors(result, nameof(Password), nameof(Email));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words["Setup_Done"].Value;
        return Redirect(reader.Now(await signInFlow.SignInFirst(administrator, credential)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
