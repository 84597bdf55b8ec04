using LaDeclaration.Register.Committees;

namespace LaDeclaration.Register.ChangeSets.Editing;

/// <summary>The roles of a country in a committee, as one choice.</summary>
[Flags]
public enum MembershipRoles
{
    None = 0,
    Participant = 1,
    Lead = 2,
    Both = Participant | Lead,
}

internal static class MembershipRolesExtensions
{
    public static MembershipRoles ToRoles(this IEnumerable<Membership> memberships) =>
        memberships.Aggregate(MembershipRoles.None, (roles, m) => roles | m.Role.ToRoles());

    public static MembershipRoles ToRoles(this Role role) => role == Role.Lead ? MembershipRoles.Lead : MembershipRoles.Participant;

    public static bool Includes(this MembershipRoles roles, Role role) => roles.HasFlag(role.ToRoles());
}
