using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>The pages behind the door, on a site where there is something to see on each. The paths are without their language.</summary>
public sealed record StaffPages(IReadOnlyList<string> OfAdministrator, IReadOnlyList<string> OfDelegate)
{
    public const string Administrator = "administrator@example.org";
    public const string Delegate = "delegate.cl@example.org";

    public static async Task<StaffPages> On(Site site)
    {
        var administrator = await site.AddStaff(Administrator, StaffRole.Administrator);
        await site.AddStaff(Delegate, StaffRole.Delegate, "CL");
        var author = new Actor(administrator.Id, StaffRole.Administrator, null);
        var draft = await site.Draft(author, Change.Add(Rows.Membership("CL", "labor-mobility")));
        var lead = await site.Standing<Membership>(m => m is { Committee: "labor-mobility", Role: Role.Lead });
        return new StaffPages(
            [
                "admin", "admin/queue", "admin/overrides", "admin/unconfirmed", "admin/glossary", "admin/change-sets", "admin/change-sets/3", $"admin/change-sets/{draft.Number}", $"admin/statements/{lead.FactId}",
                "admin/committees", "admin/committees/new", "admin/committees/labor-mobility", "admin/committees/labor-mobility/memberships", "admin/committees/labor-mobility/close", "admin/committees/labor-mobility/hand-over",
                "admin/countries", "admin/countries/new", "admin/countries/cl", "admin/countries/cl/memberships", "admin/countries/cl/endorsement",
                "admin/matrix", $"admin/matrix?draft={draft.Number}",
                "admin/pillars", "admin/pillars/new", "admin/pillars/2", "admin/pillars/2/order",
                "admin/revisions", "admin/revisions/2/revert",
                "admin/import", "admin/sources", "admin/sources/new", "admin/sources/lima",
                "admin/journal", "admin/mail", "admin/staff", "admin/staff/invite", $"admin/staff/{administrator.Id}", $"admin/staff/{administrator.Id}/close", "account", "account/second-factor", "account/authenticator", "account/recovery-codes", "account/sign-out",
            ],
            ["admin", "admin/queue", "admin/unconfirmed", "admin/glossary", "admin/countries/cl/memberships"]);
    }
}
