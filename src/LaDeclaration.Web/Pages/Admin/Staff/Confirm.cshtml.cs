using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Pages.Admin.Staff;

/// <summary>Asks once more before somebody's account is closed, or every way to sign in to it removed.</summary>
[Authorize(Policy = Policies.Administrator)]
[FreshSignIn]
public sealed class ConfirmModel(RegisterDbContext db, AccountAdministration accounts, SecondFactors factors, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    public const string Close = "close";

    public const string Reset = "reset";

    [FromRoute]
    public string Id { get; set; } = "";

    [FromRoute]
    public string Step { get; set; } = "";

    public StaffMember Member { get; private set; } = null!;

    public bool Closes => Step == Close;

    public string Back => reader.Now("admin/staff/" + Member.Id);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Step is Close or Reset && Guid.TryParse(Id, out _) && await db.Users.SingleOrDefaultAsync(s => s.Id == Id) is { AcceptedAt: not null } member)
        {
            Member = member;
            await next();
            return;
        }
        context.Result = NotFound();
    }

    /// <summary>There is nothing to ask about an account that is closed already.</summary>
    public IActionResult OnGet() => Member.DisabledAt is null ? Page() : Redirect(Back);

    public async Task<IActionResult> OnPostAsync()
    {
        db.SetFormTarget(Back);
        var result = Closes ? await accounts.Close(Member, User.AsActor()) : await factors.Reset(Member, User.AsActor());
        ModelState.AddErrors(result);
        if (!result.Succeeded)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        TempData["Flash"] = words[Closes ? "StaffForm_CloseDone" : "SignInMethods_ResetDone"].Value;
        return Redirect(Back);
    }
}
