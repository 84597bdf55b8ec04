using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.ChangeSets.Import;

/// <summary>Files of memberships against a small register in which Peru leads Labor Mobility and Chile takes part.</summary>
internal static class ImportFile
{
    public const string Header = "id,committee,country,role,from,from_is,until,until_is,sources";
    public const string Lead = "00000000-0000-7000-8000-000000000001";
    public const string Participant = "00000000-0000-7000-8000-000000000002";
    public const string Gone = "00000000-0000-7000-8000-000000000003";
    public const string Endorsement = "00000000-0000-7000-8000-000000000004";

    public static readonly Membership Leads = A.Membership("PE", role: Role.Lead) with { FactId = Guid.Parse(Lead), RecordedIn = 2 };
    public static readonly Membership TakesPart = A.Membership("CL") with { FactId = Guid.Parse(Participant), RecordedIn = 2 };

    public static List<Recorded> Standing() =>
    [
        A.Source(), A.Source("quito"), A.Pillar(), A.Committee(), A.Committee("closed", order: 2, until: A.Day("2024-01-01")), A.Country("PE"), A.Country("CL"), A.Country("BR"),
        A.Endorsement("PE") with { FactId = Guid.Parse(Endorsement) }, A.Endorsement("CL"), Leads, TakesPart,
    ];

    /// <summary>The register's own two lines.</summary>
    public static string[] Own =>
    [
        $"{Lead},labor-mobility,PE,lead,2022-10-06,on,,,lima",
        $"{Participant},labor-mobility,CL,participant,2022-10-06,on,,,lima",
    ];

    public static MembershipImport Read(params string[] lines) => Read(Bytes(Text(lines)));

    public static MembershipImport Read(byte[] file, params Change[] drafted)
    {
        var standing = Standing();
        return MembershipImport.Of(file, new RegisterState(standing), standing.Select(r => r.FactId).Append(Guid.Parse(Gone)).ToHashSet(), drafted);
    }

    public static string Text(params string[] lines) => string.Join("\r\n", [Header, .. lines, ""]);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static IEnumerable<string> Said(this MembershipImport import) => import.Faults.Select(f => $"{f.Line} {f.Column} {f.Flaw}".Replace("  ", " "));
}
