using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>One of the person's own passkeys; others are not found.</summary>
[Authorize(Policy = Policies.Staff)]
[FreshSignIn(Except = "Rename")]
public sealed class PasskeyModel(
    UserManager<StaffMember> members, SecondFactors factors, SignInFlow signInFlow, RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    public UserPasskeyInfo Passkey { get; private set; } = null!;

    private StaffMember Member { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = (await members.GetUserAsync(User))!;
        if (DecodeId() is { } id && await members.GetPasskeyAsync(Member, id) is { } passkey)
        {
            Passkey = passkey;
            db.SetFormTarget(reader.Now("account/second-factor"));
            await next();
            return;
        }
        context.Result = NotFound();
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        var name = ModelState.ReadName(words, nameof(Name), Name);
        if (!ModelState.IsValid)
            return Wrong();
        return Finish(await factors.RenamePasskey(Member, Passkey, name), "SignInMethods_PasskeyRenamed");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var result = await factors.RemovePasskey(Member, Passkey);
        if (result.Succeeded)
            await signInFlow.RefreshSession(Member);
        return Finish(result, "SignInMethods_PasskeyRemoved");
    }

    private IActionResult Finish(IdentityResult result, string done)
    {
        ModelState.AddErrors(result);
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words[done].Value;
        return Redirect(reader.Now("account/second-factor"));
    }

    private byte[]? DecodeId()
    {
        try
        {
            return WebEncoders.Base64UrlDecode(Id);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
