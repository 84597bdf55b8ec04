using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Where an invitation leads: the person says who they are, chooses what opens the account and is in.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class InvitationModel(
    AccountLinks links, Invitations invitations, PasskeyCeremony ceremony, SignInFlow signInFlow, RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [FromQuery]
    public string? Id { get; set; }

    [FromQuery]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The passkey that the browser made, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>None when the link is void.</summary>
    public StaffMember? Member { get; private set; }

    /// <summary>What the person is to be.</summary>
    public LanguageTaggedText? Role { get; private set; }

    public string Address => AccountLinks.Address(Request.Path, Id, Token);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await links.Invited(Id, Token);
        if (Member is null)
        {
            context.Result = Wrong();
            return;
        }
        Role = await reader.RoleOf(Member, db, words);
        await next();
    }

    public async Task<IActionResult> OnPostAsync() => IsNamed() ? await Accept(new FirstCredential(Password)) : Wrong();

    public async Task<IActionResult> OnPostOptionsAsync() =>
        IsNamed() ? Content(await ceremony.CreationOptions(Member!, Name!), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!IsNamed())
            return Wrong();
        if (await ceremony.VerifyAttestation(Member!, Credential) is { } passkey)
            return await Accept(new FirstCredential(passkey));
        ModelState.AddModelError("", words[ceremony.Fault]);
        return Wrong();
    }

    private bool IsNamed()
    {
        Name = ModelState.ReadName(words, nameof(Name), Name);
        return ModelState.IsValid;
    }

    private async Task<IActionResult> Accept(FirstCredential credential)
    {
        db.FormLeadsTo(reader.Now(credential.Next));
        var result = await invitations.Accept(Member!, Name!, credential);
        ModelState.Add(result, nameof(Password));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words["Invitation_Done"].Value;
        return Redirect(reader.Now(await signInFlow.SignInFirst(Member!, credential)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
