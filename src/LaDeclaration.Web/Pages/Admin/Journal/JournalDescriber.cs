using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Admin.Journal;

/// <summary>Entries of the journal in plain sentences; the names of all whom they speak of are looked up at once.</summary>
public sealed class JournalDescriber
{
    private readonly IStringLocalizer<Words> words;
    private readonly Dictionary<string, string> people;
    private readonly Dictionary<int, int> revisions;
    private readonly JournalDetails details;

    private JournalDescriber(IStringLocalizer<Words> words, JournalDetails details, Dictionary<string, string> people, Dictionary<int, int> revisions) =>
        (this.words, this.details, this.people, this.revisions) = (words, details, people, revisions);

    public static async Task<JournalDescriber> Of(RegisterDbContext db, ReadingContext reader, IStringLocalizer<Words> words, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var ids = entries.SelectMany(e => new[] { e.ById, e.AboutId }).OfType<string>().Distinct().ToList();
        var numbers = entries.Where(e => e.Act == Act.Published).Select(e => e.ChangeSetNumber).OfType<int>().ToList();
        return new JournalDescriber(
            words,
            new JournalDetails(words, reader.Names(), reader),
            await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation),
            await db.Revisions.Where(r => numbers.Contains(r.ChangeSetNumber)).ToDictionaryAsync(r => r.ChangeSetNumber, r => r.Number, cancellation));
    }

    /// <summary>“Administrator reset the second factor of Editor.”</summary>
    public string Sentence(JournalEntry entry) => Formatter.Capitalize(words[
        "Act_" + entry.Act,
        entry.ById is null ? words[entry.Act is Act.Invited or Act.Imported ? "Journal_CommandLine" : "Journal_Nobody"].Value : NameOf(entry.ById)!,
        entry.AboutId is null ? entry.ById is null ? words["Journal_NoAccount"].Value : words["Journal_OwnAccount"].Value : NameOf(entry.AboutId)!,
        entry.ChangeSetNumber ?? 0,
        RevisionOf(entry) ?? 0]);

    /// <summary>What else there is to know, in the reader's words.</summary>
    public LanguageTaggedText? DetailOf(JournalEntry entry) => details.Of(entry);

    public int? RevisionOf(JournalEntry entry) =>
        entry is { Act: Act.Published, ChangeSetNumber: { } number } && revisions.TryGetValue(number, out var revision) ? revision : null;

    public string? NameOf(string? id) => id is null ? null : people.GetValueOrDefault(id) ?? words["Journal_Gone"];
}
