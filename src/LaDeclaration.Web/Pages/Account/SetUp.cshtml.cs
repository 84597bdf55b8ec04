using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Makes the first administrator, for whoever can read the server's log. There is no such page once an account exists.</summary>
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

    /// <summary>The passkey that the browser made, as JSON.</summary>
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

    public async Task<IActionResult> OnPostAsync() => IsFilledIn() ? await Create(Typed(), new FirstCredential(Password)) : Wrong();

    public async Task<IActionResult> OnPostOptionsAsync() => IsFilledIn() ? Content(await ceremony.CreationOptions(Typed()), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!IsFilledIn())
            return Wrong();
        if (await ceremony.VerifyAttestation(Credential) is var (passkey, id))
            return await Create(Typed(id), new FirstCredential(passkey));
        ModelState.AddModelError("", words[ceremony.Fault]);
        return Wrong();
    }

    private bool IsFilledIn()
    {
        Name = ModelState.ReadName(words, nameof(Name), Name);
        Email = ModelState.ReadEmail(words, nameof(Email), Email);
        return ModelState.IsValid;
    }

    /// <param name="id">The one that a passkey was made for; else a new one.</param>
    private StaffMember Typed(string? id = null) => new()
    {
        Id = id ?? Guid.NewGuid().ToString(),
        DisplayName = Name!,
        Email = Email!,
        Role = StaffRole.Administrator,
    };

    private async Task<IActionResult> Create(StaffMember administrator, FirstCredential credential)
    {
        db.FormLeadsTo(reader.Now(credential.Next));
        if (await accounts.AddFirst(administrator, credential) is not { } result)
            return NotFound();
        ModelState.Add(result, nameof(Password), nameof(Email));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words["Setup_Done"].Value;
        return Redirect(reader.Now(await signInFlow.SignInFirst(administrator, credential)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
