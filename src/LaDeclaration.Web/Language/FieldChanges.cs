using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Language;

/// <summary>What is said differently.</summary>
/// <param name="Label">Of what: “Name, Spanish”.</param>
/// <param name="Before">As it was; empty where there was nothing to compare with.</param>
/// <param name="After">As it is.</param>
public sealed record FieldChange(string Label, LanguageTaggedText Before, LanguageTaggedText After);

/// <summary>What two versions of a row say differently, one line for each thing that a row can say.</summary>
public sealed class FieldChanges(ReadingContext reader, SiteSettings site, Formatter format, IStringLocalizer<Words> words)
{
    /// <summary>What the sentence about a row, and the list of its sources, say already.</summary>
    private static readonly string[] InSentence = ["From", "Until", "Sources", "Role", "Pillar"];

    /// <summary>Everything in which they differ; nothing while there is but one version.</summary>
    public IReadOnlyList<FieldChange> Between(Recorded? before, Recorded? after, NameLookup names) => Between(before, after, names, []);

    /// <summary>What “it changed” does not say in its sentence.</summary>
    public IReadOnlyList<FieldChange> CompareBeyondSentence(Recorded? before, Recorded? after, NameLookup names) => Between(before, after, names, InSentence);

    /// <summary>Everything a row says beyond its sentence: names, descriptions and notes in all languages, a source's particulars.</summary>
    public IReadOnlyList<FieldChange> Particulars(Recorded row, NameLookup names) =>
        [.. Facets(row, names).Where(f => !InSentence.Contains(f.Key) && !f.Value.IsEmpty).Select(f => new FieldChange(Label(f.Key), "", f.Value))];

    private List<FieldChange> Between(Recorded? before, Recorded? after, NameLookup names, string[] told)
    {
        var differences = new List<FieldChange>();
        if (before is null || after is null)
            return differences;
        var old = Facets(before, names).Where(f => !told.Contains(f.Key)).ToDictionary();
        foreach (var (facet, now) in Facets(after, names).Where(f => !told.Contains(f.Key)))
            if (old.Remove(facet, out var then) ? $"{then}" != $"{now}" : !now.IsEmpty)
                differences.Add(new FieldChange(Label(facet), OrNone(then ?? ""), OrNone(now)));
        differences.AddRange(old.Where(gone => !gone.Value.IsEmpty).Select(gone => new FieldChange(Label(gone.Key), gone.Value, OrNone(""))));
        return differences;
    }

    private LanguageTaggedText OrNone(LanguageTaggedText text) => text.IsEmpty ? words["Field_None"].Value : text;

    /// <summary>What can differ between two versions of a row, each as text.</summary>
    private IEnumerable<KeyValuePair<string, LanguageTaggedText>> Facets(Recorded row, NameLookup names)
    {
        if (row is Statement statement)
        {
            yield return new("From", format.Date(statement.From, statement.FromIs));
            yield return new("Until", statement.Until is null ? "" : format.LastDay(statement));
            yield return new("Sources", format.List([.. statement.Sources.Select(key => names.Source(key) is { } cited ? In(cited, cited.Title) : (LanguageTaggedText)key)]));
            foreach (var note in Wordings("Note", statement.Note))
                yield return note;
        }
        if (row is Details details)
        {
            foreach (var wording in Wordings("Name", details.Name).Concat(Wordings("Description", details.Description)))
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

    /// <summary>One facet for each language, called “Name:es”, in the order in which the site names them.</summary>
    private IEnumerable<KeyValuePair<string, LanguageTaggedText>> Wordings(string field, LocalizedText? text) =>
        (text?.Wordings ?? new Dictionary<string, Wording>()).OrderBy(w => site.Languages.IndexOf(w.Key) is var place and >= 0 ? place : int.MaxValue).Select(w =>
        {
            var said = LanguageTaggedText.In(w.Value.Text, reader.LanguageIfOther(w.Key));
            return KeyValuePair.Create($"{field}:{w.Key}", w.Value.Official || text!.Wordings.Values.All(o => !o.Official) ? said : LanguageTaggedText.Format(words["Text_Unofficial"], said));
        });

    private LanguageTaggedText In(Source source, string text) => LanguageTaggedText.In(text, reader.LanguageIfOther(source.Language));

    private string Label(string facet) => facet.Split(':') is [var field, var language]
        ? words["Field_InLanguage", words["Field_" + field], Formatter.Language(language)]
        : words["Field_" + facet];
}
