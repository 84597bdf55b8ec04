using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Browsing;

/// <summary>The memberships that the query string selects: of one pillar or committee, of one role, or all.</summary>
public sealed record MembershipFilter(int? Pillar, string? Committee, Role? Role)
{
    public bool IsEverything => this is { Pillar: null, Committee: null, Role: null };

    /// <summary>The selected roles, lead first.</summary>
    public IReadOnlyList<Role> Roles => Role is { } one ? [one] : Enum.GetValues<Role>();

    /// <summary>Reads the query string. A pillar or committee that does not exist at the revision sets <see cref="ReadingContext.Error"/>. A committee takes precedence over a pillar.</summary>
    public static async Task<MembershipFilter> Read(RegisterDbContext db, ReadingContext reader, CancellationToken cancellation)
    {
        var known = reader.Clocks.Known;
        Role? role = Enum.TryParse<Role>(reader.GetQueryValue("role", "lead", "participant"), ignoreCase: true, out var asked) ? asked : null;
        int? pillar = null;
        if (reader.GetQueryValue("pillar") is { } number)
        {
            pillar = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            if (!await db.PillarDetails.KnownAt(known).AnyAsync(p => p.Pillar == pillar, cancellation))
                reader.Error = new ErrorMessage("Error_NoSuchPillar", number);
        }
        var committee = reader.GetQueryValue("committee");
        if (committee is not null && !await db.CommitteeDetails.KnownAt(known).AnyAsync(c => c.Committee == committee, cancellation))
            reader.Error = new ErrorMessage("Error_NoSuchCommittee", committee);
        return new MembershipFilter(committee is null ? pillar : null, committee, role);
    }

    /// <summary>Restricts a snapshot to the pillar or committee; the role stays to be applied by the page.</summary>
    public RegisterSnapshot Apply(RegisterSnapshot snapshot)
    {
        var committees = snapshot.Committees.Where(c => (Committee ?? c.Committee) == c.Committee && (Pillar ?? c.Pillar) == c.Pillar).ToList();
        return snapshot.Restrict(snapshot.Pillars.Where(p => Committee is null ? (Pillar ?? p.Pillar) == p.Pillar : committees.Any(c => c.Pillar == p.Pillar)), committees);
    }
}
