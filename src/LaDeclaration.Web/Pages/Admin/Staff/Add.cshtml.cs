using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.Staff;

[Authorize(Policy = Policies.Administrator)]
public sealed class AddModel(RegisterDbContext db, StaffOffice office, Reader reader, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty]
    public MemberForm Member { get; set; } = new();

    public IReadOnlyList<CountryChoice> Countries { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Countries = await CountryChoice.Read(db, office, reader);
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Member.Check(ModelState, words, Countries, asksEmail: true))
        {
            var member = new StaffMember { DisplayName = Member.Name!.Trim(), Email = Member.Email!.Trim(), Role = Member.ChosenRole, Country = Member.ChosenCountry };
            var result = await office.Add(member);
            if (result.Succeeded)
            {
                TempData["Flash"] = words["StaffForm_AddDone", member.DisplayName].Value;
                TempData["Link"] = await office.LinkToChoosePassword(member);
                return Redirect(reader.Now("admin/staff/" + member.Id));
            }
            ModelState.Add(result, emailField: "Member.Email");
        }
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
