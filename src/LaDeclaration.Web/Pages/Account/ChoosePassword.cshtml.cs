using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Where a one-time link leads. A link that does not work says so, and whether there is such an account stays untold.</summary>
public sealed class ChoosePasswordModel(StaffLinks links, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [FromQuery]
    public string? Id { get; set; }

    [FromQuery]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>None when the link is void.</summary>
    public StaffMember? Member { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Member = await links.HolderOf(Id, Token);
        if (Member is not null)
        {
            await next();
            return;
        }
        context.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await links.ChoosePassword(Member!, Token!, Password ?? "");
        if (result.Succeeded)
        {
            TempData["Flash"] = words["ChoosePassword_Done"].Value;
            return Redirect(reader.Now("account/sign-in"));
        }
        ModelState.Add(result, nameof(Password));
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
