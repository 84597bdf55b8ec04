using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using DateExactness = LaDeclaration.Register.Statements.DateIs;
using RegisterSource = LaDeclaration.Register.Sources.Source;

namespace LaDeclaration.Web.Editing;

/// <summary>
/// What every form about the register asks beside its own fields: from when, by which source, and why.
/// Everything is text as typed, so that nothing is lost when it is wrong.
/// </summary>
public sealed class EvidenceForm
{
    public const string NewSource = "new";

    /// <summary>The date of effect, yyyy-MM-dd.</summary>
    public string? Date { get; set; }

    /// <summary>“on” for the exact day, “by” for no later than that day.</summary>
    public string? DateIs { get; set; }

    /// <summary>A source's key, or “new”.</summary>
    public string? Source { get; set; }

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

    /// <summary>The date of effect, once <see cref="Check"/> found nothing wrong.</summary>
    [BindNever]
    public DateOnly Effective { get; private set; }

    [BindNever]
    public DateIs EffectiveIs { get; private set; }

    /// <summary>The source to cite, once checked.</summary>
    [BindNever]
    public string SourceKey { get; private set; } = "";

    /// <summary>The source to be added with it, if it is a new one, or the draft's own as it is described now.</summary>
    [BindNever]
    public Source? AddedSource { get; private set; }

    /// <summary>Whether the fields that describe a source say what is to be cited: whoever fills them in without choosing from the list means that.</summary>
    public bool IsDescribing => Source == NewSource || (Source is { Length: > 0 } && Source == Described);

    /// <summary>Reads what was typed; each thing wrong becomes a sentence at its field.</summary>
    /// <param name="state">Where the sentences go.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="citable">The sources that may be chosen.</param>
    /// <param name="asksDate">False for a form without a date of effect.</param>
    /// <param name="prefix">The name the form posts this under.</param>
    /// <param name="asksSource">False for a form that is about a source itself.</param>
    public bool Check(ModelStateDictionary state, IStringLocalizer<Words> words, IReadOnlyCollection<Source> citable, bool asksDate = true, string prefix = "Evidence", bool asksSource = true)
    {
        if (asksDate)
            CheckDate();
        if (string.IsNullOrEmpty(Source) && new[] { Title, Publisher, Dated, Address }.Any(typed => SoundText.Trim(typed ?? "").Length > 0))
            Source = string.IsNullOrEmpty(Described) ? NewSource : Described;
        if (!asksSource)
            SourceKey = "";
        else if (IsDescribing)
            CheckNewSource();
        else if (citable.Any(s => s.Key == Source))
            SourceKey = Source!;
        else
            Wrong(nameof(Source), "Evidence_SourceNeeded");
        var reason = state.Read(words, $"{prefix}.{nameof(Reason)}", Reason, ChangeSet.ReasonMaxLength, isLong: true, ReasonLanguage, needed: words["Evidence_ReasonNeeded"]);
        if (state.IsValid)
            Reason = reason;
        return state.IsValid;

        void CheckDate()
        {
            var (day, wrong) = DateInput.Read(Date);
            if (day is not null)
                Effective = day.Value;
            else
                Wrong(nameof(Date), wrong?.Key ?? "Evidence_DateNeeded", wrong?.Arguments ?? []);
            EffectiveIs = Exactness(DateIs);
        }

        void CheckNewSource()
        {
            var typed = new SourceInput(Title, Publisher, SoundText.Trim(Language ?? "").Length == 0 ? LocalizedText.Fallback : Language, Dated, Address);
            var told = typed.Read(new Source { Key = "", Title = "", Publisher = "", Language = "" }, state, words, prefix, nameof(Dated), words["Evidence_LanguageWrong"]);
            if (!state.IsValid)
                return;
            // One that the draft adds already is put right, chosen or described anew: it keeps its key, by which other changes of the draft may cite it.
            var own = citable.Where(s => s.IsDrafted() && (s.Key == Source || (s.Title, s.Publisher, s.Date) == (told.Title, told.Publisher, told.Date)))
                .MaxBy(s => s.Key == Source);
            SourceKey = own?.Key ?? KeyFor(told, citable);
            told = told with { Key = SourceKey, FactId = own?.FactId ?? Guid.CreateVersion7() };
            AddedSource = told == own ? null : told;
        }

        void Wrong(string field, string key, params object[] arguments) => state.AddModelError($"{prefix}.{field}", words[key, arguments]);
    }

    public static DateIs Exactness(string? typed) => typed == "by" ? DateExactness.By : DateExactness.On;

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
            DateIs = dateIs == DateExactness.By ? "by" : "on",
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

    /// <summary>The date of the newest source that an entry cites, if the one to cite is older: that would confirm nothing.</summary>
    public string? NewerCited(Statement statement, IReadOnlyCollection<Source> citable)
    {
        var last = statement.LastConfirmed(citable);
        return Confirmation.IsOlder(AddedSource is { } added ? added.Date : citable.FirstOrDefault(s => s.Key == SourceKey)?.Date, last) ? last : null;
    }

    private static string KeyFor(Source source, IReadOnlyCollection<Source> taken) =>
        Slugs.Propose(source.Title, RegisterSource.KeyMaxLength, key => taken.Any(s => s.Key == key), source.Date is null ? "" : source.Date[..4]);
}
