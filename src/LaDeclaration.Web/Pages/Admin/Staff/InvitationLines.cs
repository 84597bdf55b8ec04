using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Pages.Admin.Staff;

/// <summary>
/// Whom to invite, as pasted: an e-mail address a line, or an address with a role and a country of its own, the parts
/// separated by commas, semicolons or tabs, as a spreadsheet gives them. An address may stand in angle brackets
/// behind its owner's name, as mail programs copy it.
/// </summary>
/// <param name="countries">What a delegate can be of.</param>
/// <param name="accounts">The addresses, of those in the lines, that have an account already.</param>
/// <param name="words">The interface's words.</param>
public sealed class InvitationLines(IReadOnlyCollection<CountryChoice> countries, IReadOnlySet<string> accounts, IStringLocalizer<Words> words)
{
    public const int Most = 100;

    /// <summary>Of a line: a name and an address, a role or a country.</summary>
    private const int PartMaxLength = StaffMember.DisplayNameMaxLength + StaffMember.EmailMaxLength + 10;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>True when a line names no role, and takes what is chosen for such lines.</summary>
    public static bool AnyWithoutRole(string? text) => (text ?? "").Split('\n').Any(line => SoundText.Trim(line) is { Length: > 0 } told && !NamesRole(Parts(told)));

    /// <summary>The e-mail addresses in the lines, as far as they are readable.</summary>
    public static IReadOnlyList<string> FindEmails(string? text) =>
        [.. (text ?? "").Split('\n').Select(line => SoundText.Trim(line)).Where(line => line.Length > 0).Take(Most).Select(line => Mailbox(SoundText.Read(Parts(line)[0], PartMaxLength).Text).Email).Where(StaffMember.IsEmail)];

    /// <summary>Reads the lines; each thing wrong becomes a sentence that names its line.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="otherwise">Role and country for lines that name none.</param>
    /// <param name="state">Where the sentences go.</param>
    /// <param name="field">The field they are about.</param>
    public IReadOnlyList<Invitation> Read(string? text, MemberForm otherwise, ModelStateDictionary state, string field)
    {
        var invitations = new List<Invitation>();
        var lines = (text ?? "").Split('\n').Select((line, i) => (Number: i + 1, Text: SoundText.Trim(line))).Where(l => l.Text.Length > 0).ToList();
        if (lines.Count is 0 or > Most)
            state.AddModelError(field, words[lines.Count == 0 ? "Invite_NobodyNamed" : "Invite_TooMany", Most]);
        foreach (var (number, line) in lines.Take(Most))
        {
            if (Read(line, otherwise, out var invitation) is { } wrong)
                state.AddModelError(field, words["Invite_Line", number, wrong]);
            else if (invitations.Exists(i => i.Email.Equals(invitation!.Email, StringComparison.OrdinalIgnoreCase)))
                state.AddModelError(field, words["Invite_Line", number, words["Invite_Twice", invitation!.Email]]);
            else if (accounts.Contains(invitation!.Email))
                state.AddModelError(field, words["Invite_Line", number, $"{invitation.Email} – {words[AccountErrors.EmailTaken]}"]);
            else
                invitations.Add(invitation);
        }
        return invitations;
    }

    private string? Read(string line, MemberForm otherwise, out Invitation? invitation)
    {
        invitation = null;
        var typed = Parts(line).Select(part => SoundText.Read(part, PartMaxLength)).ToList();
        if (typed.Find(part => part.Fault is not null) is { Fault: { } fault })
            return words.Sentence(fault);
        string[] parts = [.. typed.Select(part => part.Text)];
        var (name, email) = Mailbox(parts[0]);
        if (!StaffMember.IsEmail(email))
            return words["Invite_NotAnAddress", parts[0]];
        if (!NamesRole(parts))
        {
            invitation = new Invitation(email, otherwise.ChosenRole, otherwise.ChosenCountry, name);
            return null;
        }
        if (RoleOf(parts[1]) is not { } role)
            return words["Invite_NoRole", parts[1]];
        var named = parts.ElementAtOrDefault(2) ?? "";
        var country = named.Length > 0 ? CountryOf(named) : null;
        if (role == StaffRole.Delegate && country is null)
            return named.Length > 0 ? words["Invite_NoCountry", named] : words["Invite_CountryMissing"];
        invitation = new Invitation(email, role, role == StaffRole.Delegate ? country : null, name);
        return null;
    }

    private static string[] Parts(string line) => [.. line.Split(Separators).Select(SoundText.Trim)];

    private static bool NamesRole(string[] parts) => parts[1..].Any(p => p.Length > 0);

    /// <summary>“Juan &lt;juan@example.cl&gt;” in its parts; a bare address has no name.</summary>
    private static (string? Name, string Email) Mailbox(string text)
    {
        if (!text.EndsWith('>') || text.Split('<') is not [var before, var address])
            return (null, text);
        var name = SoundText.Trim(before.Trim(' ', '"'));
        return (StaffMember.IsName(name) ? name : null, SoundText.Trim(address[..^1]));
    }

    private StaffRole? RoleOf(string text)
    {
        var key = SearchKey.Of(text);
        return Enum.GetValues<StaffRole>().Cast<StaffRole?>().FirstOrDefault(r => SearchKey.Of($"{r}") == key || SearchKey.Of(words["StaffRole_" + r]) == key);
    }

    private string? CountryOf(string text)
    {
        var key = SearchKey.Of(text);
        return countries.FirstOrDefault(c => SearchKey.Of(c.Code) == key || SearchKey.Of($"{c.Name}") == key)?.Code;
    }
}
