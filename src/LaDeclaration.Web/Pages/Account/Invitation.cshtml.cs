using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Where an invitation leads: the person says who they are, chooses what opens the account and is in.</summary>
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class InvitationModel(
    StaffLinks links, Invitations invitations, PasskeyCeremony ceremony, Reception reception, RegisterDbContext db, Reader reader, IStringLocalizer<Words> words) : PageModel
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
    public Said? Role { get; private set; }

    public string Address => StaffLinks.Address(Request.Path, Id, Token);

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

    public async Task<IActionResult> OnPostAsync() => IsNamed() ? await Accept(new FirstKey(Password)) : Wrong();

    public async Task<IActionResult> OnPostOptionsAsync() =>
        IsNamed() ? Content(await ceremony.AskForNew(Member!, Name!), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!IsNamed())
            return Wrong();
        if (await ceremony.Take(Member!, Credential) is { } passkey)
            return await Accept(new FirstKey(passkey));
        ModelState.AddModelError("", words[ceremony.Fault]);
        return Wrong();
    }

    private bool IsNamed()
    {
        Name = ModelState.ReadName(words, nameof(Name), Name);
        return ModelState.IsValid;
    }

    private async Task<IActionResult> Accept(FirstKey key)
    {
        db.FormLeadsTo(reader.Now(key.Next));
        var result = await invitations.Accept(Member!, Name!, key);
        ModelState.Add(result, nameof(Password));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words["Invitation_Done"].Value;
        return Redirect(reader.Now(await reception.Admit(Member!, key)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
