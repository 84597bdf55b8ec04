using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Editing;

/// <summary>What was typed, read: the date of effect, the source to cite and the reason.</summary>
public sealed partial class EvidenceForm
{
    /// <summary>What every form posts this under.</summary>
    private const string Prefix = nameof(DraftPage.Evidence);

    /// <summary>Once <see cref="Check"/> found nothing wrong; without the day or the source that the form does not ask.</summary>
    [BindNever]
    public Effect Effect { get; private set; } = new(default, default, "");

    /// <summary>The source to be added with it, if it is a new one, or the draft's own as it is described now.</summary>
    [BindNever]
    public Source? AddedSource { get; private set; }

    /// <summary>Reads what was typed; each thing wrong becomes a sentence at its field.</summary>
    /// <param name="citable">The sources that may be chosen.</param>
    /// <param name="asksDate">False for a form without a date of effect.</param>
    /// <param name="asksSource">False for a form that is about a source itself.</param>
    public bool Check(ModelStateDictionary state, IStringLocalizer<Words> words, CitableSources citable, bool asksDate = true, bool asksSource = true)
    {
        if (asksDate)
            CheckDate();
        if (string.IsNullOrEmpty(Source) && new[] { Title, Publisher, Dated, Address }.Any(typed => SoundText.Trim(typed ?? "").Length > 0))
            Source = string.IsNullOrEmpty(Described) ? NewSource : Described;
        if (asksSource)
            CheckSource();
        var reason = state.Read(words, Field(nameof(Reason)), Reason, ChangeSet.ReasonMaxLength, isLong: true, ReasonLanguage, needed: words["Evidence_ReasonNeeded"]);
        if (state.IsValid)
            Reason = reason;
        return state.IsValid;

        void CheckDate()
        {
            var (day, wrong) = DateInput.Read(Date);
            if (day is null)
                Wrong(nameof(Date), wrong?.Key ?? "Evidence_DateNeeded", wrong?.Arguments ?? []);
            Effect = Effect with { Day = day ?? default, DayIs = Exactness(DateIs) };
        }

        void CheckSource()
        {
            if (IsDescribing)
                CheckNewSource();
            else if (citable.Find(Source) is not null)
                Effect = Effect with { Source = Source! };
            else if (string.IsNullOrEmpty(Source) && SoundText.Trim(OtherSource ?? "") is { Length: > 0 } key)
                CheckOtherSource(key);
            else
                Wrong(nameof(Source), "Evidence_SourceNeeded");
        }

        void CheckOtherSource(string key)
        {
            if (citable.Find(key) is not null)
                Effect = Effect with { Source = key };
            else
                Wrong(nameof(OtherSource), "Evidence_KeyUnknown", TextShortening.Shorten(key, Register.Sources.Source.KeyMaxLength));
        }

        void CheckNewSource()
        {
            var typed = new SourceInput(Title, Publisher, SoundText.Trim(Language ?? "").Length == 0 ? LocalizedText.Fallback : Language, Dated, Address);
            var described = typed.Read(new Source { Key = "", Title = "", Publisher = "", Language = "" }, state, words, Prefix, nameof(Dated), words["Evidence_LanguageWrong"]);
            if (!state.IsValid)
                return;
            // One that the draft adds already is put right, chosen or described anew: it keeps its key, by which other changes of the draft may cite it.
            var own = citable.Drafted.Where(s => s.Key == Source || (s.Title, s.Publisher, s.Date) == (described.Title, described.Publisher, described.Date))
                .MaxBy(s => s.Key == Source);
            described = described with { Key = own?.Key ?? KeyFor(described, citable), FactId = own?.FactId ?? Guid.CreateVersion7() };
            Effect = Effect with { Source = described.Key };
            AddedSource = described == own ? null : described;
        }

        void Wrong(string field, string key, params object[] arguments) => state.AddModelError(Field(field), words[key, arguments]);

        static string Field(string field) => $"{Prefix}.{field}";
    }

    /// <summary>The date of the newest source that an entry cites, if the one to cite is older: that would confirm nothing.</summary>
    public string? NewerCited(Statement statement, CitableSources citable)
    {
        var last = statement.GetLastConfirmed(citable.Find);
        return ConfirmationRules.IsOlder(AddedSource is { } added ? added.Date : citable.Find(Effect.Source)?.Date, last) ? last : null;
    }

    private static string KeyFor(Source source, CitableSources citable) =>
        Slugs.Propose(source.Title, Register.Sources.Source.KeyMaxLength, citable.IsTaken, source.Date is null ? "" : source.Date[..4]);
}
