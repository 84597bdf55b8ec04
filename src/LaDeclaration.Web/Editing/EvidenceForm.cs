using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Editing;

/// <summary>
/// What every form about the register asks beside its own fields: from when, by which source, and why.
/// Everything is text as typed, so that nothing is lost when it is wrong.
/// </summary>
public sealed partial class EvidenceForm
{
    public const string NewSource = "new";

    /// <summary>The date of effect, yyyy-MM-dd.</summary>
    public string? Date { get; set; }

    /// <summary>“on” for the exact day, “by” for no later than that day.</summary>
    public string? DateIs { get; set; }

    /// <summary>A source's key, or “new”.</summary>
    public string? Source { get; set; }

    /// <summary>The key of a source that the list does not have; counts if nothing is chosen from the list.</summary>
    public string? OtherSource { get; set; }

    /// <summary>The key of a source of the draft's own that title, publisher and so on describe; none when they are for one that is yet to be added.</summary>
    public string? Described { get; set; }

    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Language { get; set; }

    /// <summary>The new source's own date: year, month or day.</summary>
    public string? Dated { get; set; }

    public string? Address { get; set; }

    public string? Reason { get; set; }

    /// <summary>The language that the reason is written in, BCP 47.</summary>
    public string? ReasonLanguage { get; set; }

    /// <summary>Whether the fields that describe a source say what is to be cited: whoever fills them in without choosing from the list means that.</summary>
    public bool IsDescribing => Source == NewSource || (Source is { Length: > 0 } && Source == Described);

    public static DateIs Exactness(string? typed) => typed == "by" ? Register.Statements.DateIs.By : Register.Statements.DateIs.On;

    /// <summary>What a draft's changes were put forward with, for a form that goes on with them.</summary>
    public static EvidenceForm Of(ChangeSet draft, IReadOnlyList<Change> changes)
    {
        var statements = changes.Select(c => c.Proposed).OfType<Statement>().ToList();
        var effective = changes.FirstOrDefault(c => c.Verb is Verb.Add or Verb.End);
        var (date, dateIs) = effective?.Proposed switch
        {
            Statement ended when effective.Verb == Verb.End => (ended.Until, ended.UntilIs),
            Statement added => (added.From, added.FromIs),
            _ => ((DateOnly?)null, null),
        };
        var source = statements.FirstOrDefault()?.Sources.LastOrDefault();
        var own = draft.Changes.Where(c => c.Verb == Verb.Add).Select(c => c.Proposed).OfType<Source>().FirstOrDefault(s => s.Key == source);
        return new EvidenceForm
        {
            Date = date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateIs = dateIs == Register.Statements.DateIs.By ? "by" : "on",
            Source = source,
            Described = own?.Key,
            Title = own?.Title,
            Publisher = own?.Publisher,
            Language = own?.Language,
            Dated = own?.Date,
            Address = own?.Address,
            Reason = draft.Reason,
            ReasonLanguage = draft.ReasonLanguage,
        };
    }
}
