using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Where an invitation leads: the person says who they are, chooses a password and is in.</summary>
public sealed class InvitationModel(StaffLinks links, Invitations invitations, Reception reception, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [FromQuery]
    public string? Id { get; set; }

    [FromQuery]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>None when the link is void.</summary>
    public StaffMember? Member { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await links.Invited(Id, Token);
        if (Member is not null)
        {
            await next();
            return;
        }
        context.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Name?.Trim();
        if (!StaffMember.IsName(name))
            ModelState.AddModelError(nameof(Name), words["Account_NameNeeded", StaffMember.DisplayNameMaxLength]);
        if (ModelState.IsValid)
        {
            var result = await invitations.Accept(Member!, name!, Password ?? "");
            if (result.Succeeded)
            {
                await reception.Welcome(Member!);
                TempData["Flash"] = words["Invitation_Done"].Value;
                return Redirect(reader.Now("admin"));
            }
            ModelState.Add(result, nameof(Password));
        }
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
