using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages.Admin.Staff;

[Authorize(Policy = Policies.Administrator)]
[EnableRateLimiting(RateLimitPolicies.Staff)]
[FreshSignIn]
public sealed class EditModel(RegisterDbContext db, AccountAdministration accounts, Invitations invitations, AccountLinks links, ReadingContext reader, IStringLocalizer<Words> words) : PageModel
{
    private StaffMember member = null!;

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public MemberForm Member { get; set; } = new();

    public IReadOnlyList<CountryChoice> Countries { get; private set; } = [];

    public Facts Known { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Guid.TryParse(Id, out _) || await db.Users.SingleOrDefaultAsync(s => s.Id == Id) is not { } found)
        {
            context.Result = NotFound();
            return;
        }
        member = found;
        Countries = CountryChoice.List(reader, member.Country);
        Known = new Facts(member.DisplayName, member.Email!, AccountStates.Of(member.DisabledAt, member.AcceptedAt), member.InvitedAt, member.AcceptedAt, $"{member.Title} {member.DisplayName}");
        if (context.HandlerMethod?.Name != "Change" && HttpContext.Features.Get<RestoredForm>() is null)
            Member = new MemberForm { Name = member.DisplayName, Role = member.Role.ToString(), Country = member.Country, Was = Known.Was };
        await next();
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (Member.Was != Known.Was)
        {
            ModelState.AddModelError("", words["Account_ChangedMeanwhile"]);
            Member.Was = Known.Was;
        }
        return Member.Check(ModelState, words, Countries, asksName: true)
            ? Answer(await accounts.ChangeRole(member, Member.ChosenName, Member.ChosenRole, Member.ChosenCountry, User.AsActor()), "StaffForm_ChangeDone")
            : Wrong();
    }

    public async Task<IActionResult> OnPostReopenAsync() => Answer(await accounts.Reopen(member, User.AsActor()), "StaffForm_ReopenDone");

    public async Task<IActionResult> OnPostInviteAgainAsync() =>
        Answer(await invitations.SendAgain(member, User.AsActor()), "StaffForm_InviteAgainDone");

    public async Task<IActionResult> OnPostRevokeAsync() =>
        Answer(await invitations.Revoke(member, User.AsActor()), "StaffForm_RevokeDone");

    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (member is not { DisabledAt: null, AcceptedAt: not null })
            return NotFound();
        return Answer(await links.SendLink(member, User.AsActor()), "StaffForm_NewLinkDone");
    }

    private IActionResult Answer(IdentityResult result, string done)
    {
        ModelState.AddErrors(result);
        if (!result.Succeeded)
            return Wrong();
        TempData["Flash"] = words[done].Value;
        return Redirect(reader.Now("admin/staff/" + Id));
    }

    private static PageResult Wrong() => new() { StatusCode = StatusCodes.Status400BadRequest };

    /// <param name="Was">Name, role and country: what the form would change.</param>
    public sealed record Facts(string Name, string Email, AccountState State, DateTime? InvitedAt, DateTime? AcceptedAt, string Was);
}
