using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Pages.Admin.Journal;

/// <summary>Entries of the journal in plain sentences; the names of all whom they may speak of are looked up at once.</summary>
public sealed class Chronicle
{
    private readonly IStringLocalizer<Words> words;
    private readonly Dictionary<string, string> people;
    private readonly Dictionary<int, int> revisions;

    private Chronicle(IStringLocalizer<Words> words, Dictionary<string, string> people, Dictionary<int, int> revisions) =>
        (this.words, this.people, this.revisions) = (words, people, revisions);

    public static async Task<Chronicle> Of(RegisterDbContext db, IStringLocalizer<Words> words, IQueryable<JournalEntry> entries, CancellationToken cancellation) => new(
        words,
        await db.Users.ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation),
        await db.Revisions.Where(r => entries.Any(e => e.ChangeSetNumber == r.ChangeSetNumber && e.Act == Act.Published))
            .ToDictionaryAsync(r => r.ChangeSetNumber, r => r.Number, cancellation));

    /// <summary>Everybody who has an account, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> People => people.OrderBy(p => p.Value, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>“Administrator reset the second factor of Editor.”</summary>
    public string Sentence(JournalEntry entry) => Phrases.Capital(words[
        "Act_" + entry.Act,
        entry.ById is null ? words[entry.Act is Act.Invited or Act.Imported ? "Journal_CommandLine" : "Journal_Nobody"].Value : NameOf(entry.ById)!,
        entry.AboutId is null ? entry.ById is null ? words["Journal_NoAccount"].Value : words["Journal_OwnAccount"].Value : NameOf(entry.AboutId)!,
        entry.ChangeSetNumber ?? 0,
        RevisionOf(entry) ?? 0]);

    /// <summary>What else there is to know; of a sign-in the way, in the reader's words.</summary>
    public string? DetailOf(JournalEntry entry) => entry.Act is not (Act.SignedIn or Act.SignInFailed) ? entry.Detail : entry.Detail switch
    {
        WayIn.Passkey => words["Way_Passkey"],
        WayIn.PasswordAndCode => words["Way_PasswordAndCode"],
        WayIn.RecoveryCode => words["Way_RecoveryCode"],
        WayIn.Password => words["Way_Password"],
        var other => other,
    };

    public int? RevisionOf(JournalEntry entry) =>
        entry is { Act: Act.Published, ChangeSetNumber: { } number } && revisions.TryGetValue(number, out var revision) ? revision : null;

    public string? NameOf(string? id) => id is null ? null : people.GetValueOrDefault(id) ?? words["Journal_Gone"];
}
