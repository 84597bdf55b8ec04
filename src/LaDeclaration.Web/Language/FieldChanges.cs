using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Language;

/// <summary>A field that differs between two versions of a row.</summary>
/// <param name="Label">Of the field: “Name, Spanish”.</param>
/// <param name="Before">Empty if there is no earlier version.</param>
public sealed record FieldChange(string Label, LanguageTaggedText Before, LanguageTaggedText After);

/// <summary>Compares the fields of two versions of a row.</summary>
public sealed class FieldChanges(ReadingContext reader, SiteSettings site, Formatter format, IStringLocalizer<Words> words)
{
    /// <summary>The fields that the sentence about a row and its list of sources show already.</summary>
    private static readonly string[] FieldsInSentence = ["From", "Until", "Sources", "Role", "Pillar"];

    /// <summary>All differences; empty unless there are two versions.</summary>
    public IReadOnlyList<FieldChange> Compare(Recorded? before, Recorded? after, NameLookup names) => Compare(before, after, names, []);

    /// <summary>The differences that the sentence about a replacement does not say.</summary>
    public IReadOnlyList<FieldChange> CompareBeyondSentence(Recorded? before, Recorded? after, NameLookup names) => Compare(before, after, names, FieldsInSentence);

    /// <summary>The fields that the sentence about a row does not say: names, descriptions and notes in all languages, those of a source.</summary>
    public IReadOnlyList<FieldChange> ListDetails(Recorded row, NameLookup names) =>
        [.. ListFields(row, names).Where(f => !FieldsInSentence.Contains(f.Key) && !f.Value.IsEmpty).Select(f => new FieldChange(Label(f.Key), "", f.Value))];

    private List<FieldChange> Compare(Recorded? before, Recorded? after, NameLookup names, string[] excluded)
    {
        var differences = new List<FieldChange>();
        if (before is null || after is null)
            return differences;
        var old = ListFields(before, names).Where(f => !excluded.Contains(f.Key)).ToDictionary();
        foreach (var (field, now) in ListFields(after, names).Where(f => !excluded.Contains(f.Key)))
            if (old.Remove(field, out var then) ? $"{then}" != $"{now}" : !now.IsEmpty)
                differences.Add(new FieldChange(Label(field), TextOrNone(then ?? ""), TextOrNone(now)));
        differences.AddRange(old.Where(gone => !gone.Value.IsEmpty).Select(gone => new FieldChange(Label(gone.Key), gone.Value, TextOrNone(""))));
        return differences;
    }

    private LanguageTaggedText TextOrNone(LanguageTaggedText text) => text.IsEmpty ? words["Field_None"].Value : text;

    /// <summary>The fields of a row as text, by key.</summary>
    private IEnumerable<KeyValuePair<string, LanguageTaggedText>> ListFields(Recorded row, NameLookup names)
    {
        if (row is Statement statement)
        {
            yield return new("From", format.Date(statement.From, statement.FromIs));
            yield return new("Until", statement.Until is null ? "" : format.LastDay(statement));
            yield return new("Sources", format.List([.. statement.Sources.Select(key => names.Source(key) is { } cited ? In(cited, cited.Title) : (LanguageTaggedText)key)]));
            foreach (var note in ListWordings("Note", statement.Note))
                yield return note;
        }
        if (row is Details details)
        {
            foreach (var wording in ListWordings("Name", details.Name).Concat(ListWordings("Description", details.Description)))
                yield return wording;
        }
        if (row is CommitteeDetails committee)
        {
            yield return new("Pillar", $"{committee.Pillar}");
            yield return new("Order", $"{committee.Order}");
        }
        if (row is Membership membership)
            yield return new("Role", words["Role_" + membership.Role].Value);
        if (row is Source source)
        {
            yield return new("Title", In(source, source.Title));
            yield return new("Publisher", In(source, source.Publisher));
            yield return new("Language", source.Language);
            yield return new("Date", source.Date is null ? "" : format.Date(source.Date));
            yield return new("Address", source.Address ?? "");
        }
    }

    /// <summary>One field for each language, with keys like “Name:es”, in the site's order of languages.</summary>
    private IEnumerable<KeyValuePair<string, LanguageTaggedText>> ListWordings(string field, LocalizedText? text) =>
        (text?.Wordings ?? new Dictionary<string, Wording>()).OrderBy(w => site.Languages.IndexOf(w.Key) is var place and >= 0 ? place : int.MaxValue).Select(w =>
        {
            var wording = LanguageTaggedText.In(w.Value.Text, reader.LanguageIfOther(w.Key));
            return KeyValuePair.Create($"{field}:{w.Key}", w.Value.Official || text!.Wordings.Values.All(o => !o.Official) ? wording : LanguageTaggedText.Format(words["Text_Unofficial"], wording));
        });

    private LanguageTaggedText In(Source source, string text) => LanguageTaggedText.In(text, reader.LanguageIfOther(source.Language));

    private string Label(string key) => key.Split(':') is [var field, var language]
        ? words["Field_InLanguage", words["Field_" + field], Formatter.Language(language)]
        : words["Field_" + key];
}
