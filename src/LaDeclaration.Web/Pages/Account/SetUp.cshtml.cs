using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Account;

/// <summary>Makes the first administrator, for whoever can read the server's log. There is no such page once an account exists.</summary>
public sealed class SetUpModel(
    FirstAccount first, StaffOffice office, Reception reception, RegisterDbContext db, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [FromQuery]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (first.IsOpenTo(Token, HttpContext.Connection.RemoteIpAddress) && !await db.Users.AnyAsync(HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!StaffMember.IsName(Name?.Trim()))
            ModelState.AddModelError(nameof(Name), words["Account_NameNeeded", StaffMember.DisplayNameMaxLength]);
        if (!StaffMember.IsEmail(Email?.Trim()))
            ModelState.AddModelError(nameof(Email), words["Account_EmailNeeded"]);
        if (ModelState.IsValid)
        {
            var administrator = new StaffMember { DisplayName = Name!.Trim(), Email = Email!.Trim(), Role = StaffRole.Administrator };
            var result = await office.AddFirst(administrator, Password ?? "");
            if (result is null)
                return NotFound();
            ModelState.Add(result, nameof(Password), nameof(Email));
            if (result.Succeeded)
            {
                await reception.LetIn(administrator, WayIn.Password);
                TempData["Flash"] = words["Setup_Done"].Value;
                return Redirect(reader.Now("admin"));
            }
        }
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
