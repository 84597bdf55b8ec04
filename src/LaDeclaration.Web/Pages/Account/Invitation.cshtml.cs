using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>The page of an invitation: the person enters a name, chooses a first credential and is signed in.</summary>
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

    /// <summary>The new passkey, as JSON from the browser.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Null if the link is void.</summary>
    public StaffMember? Member { get; private set; }

    public LanguageTaggedText? Role { get; private set; }

    public string Address => AccountLinks.BuildAddress(Request.Path, Id, Token);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await links.FindInvited(Id, Token);
        if (Member is null)
        {
            context.Result = Wrong();
            return;
        }
        Role = await reader.DescribeRole(Member, db, words);
        await next();
    }

    public async Task<IActionResult> OnPostAsync() => TryReadName() ? await Accept(new FirstCredential(Password)) : Wrong();

    public async Task<IActionResult> OnPostOptionsAsync() =>
        TryReadName() ? Content(await ceremony.MakeCreationOptions(Member!, Name!), "application/json") : Wrong();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!TryReadName())
            return Wrong();
        if (await ceremony.VerifyAttestation(Member!, Credential) is { } passkey)
            return await Accept(new FirstCredential(passkey));
        ModelState.AddModelError("", words[ceremony.ErrorKey]);
        return Wrong();
    }

    private bool TryReadName()
    {
        Name = ModelState.ReadName(words, nameof(Name), Name);
        return ModelState.IsValid;
    }

    private async Task<IActionResult> Accept(FirstCredential credential)
    {
        db.SetFormTarget(reader.Now(credential.NextPage));
        var result = await invitations.Accept(Member!, Name!, credential);
        ModelState.AddErrors(result, nameof(Password));
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words["Invitation_Done"].Value;
        return Redirect(reader.Now(await signInFlow.SignInFirst(Member!, credential)));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
