using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Web.Browsing;

/// <summary>The memberships that the query string selects: of one pillar or committee, of one role, or all.</summary>
public sealed record MembershipFilter(int? Pillar, string? Committee, Role? Role)
{
    public bool IsEverything => this is { Pillar: null, Committee: null, Role: null };

    /// <summary>The selected roles, lead first.</summary>
    public IReadOnlyList<Role> Roles => Role is { } one ? [one] : Enum.GetValues<Role>();

    /// <summary>Reads the query string. A pillar or committee that does not exist at the revision sets <see cref="ReadingContext.Error"/>. A committee takes precedence over a pillar.</summary>
    public static MembershipFilter Read(ReadingContext reader)
    {
        var index = reader.Index.Index;
        Role? role = Enum.TryParse<Role>(reader.GetQueryValue("role", "lead", "participant"), ignoreCase: true, out var asked) ? asked : null;
        int? pillar = null;
        if (reader.GetQueryValue("pillar") is { } number)
        {
            pillar = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            if (index.PillarVersions(pillar.Value).Count == 0)
                reader.Error = new ErrorMessage("Error_NoSuchPillar", number);
        }
        var committee = reader.GetQueryValue("committee");
        if (committee is not null && index.CommitteeVersions(committee).Count == 0)
            reader.Error = new ErrorMessage("Error_NoSuchCommittee", committee);
        return new MembershipFilter(committee is null ? pillar : null, committee, role);
    }

    /// <summary>The committees in force of the pillar or committee, sorted by pillar and order.</summary>
    public IReadOnlyList<CommitteeDetails> SelectCommittees(IndexOnDay index) => this switch
    {
        { Committee: { } slug } => index.Committee(slug) is { } one ? [one] : [],
        { Pillar: { } number } => index.CommitteesOf(number),
        _ => index.Committees,
    };

    /// <summary>The pillars in force that the selection is about.</summary>
    public IReadOnlyList<PillarDetails> SelectPillars(IndexOnDay index) => this switch
    {
        { Committee: { } slug } => [.. index.Pillars.Where(p => p.Pillar == index.Committee(slug)?.Pillar)],
        { Pillar: { } number } => [.. index.Pillars.Where(p => p.Pillar == number)],
        _ => index.Pillars,
    };
}
