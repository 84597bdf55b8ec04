using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Editing;

/// <summary>Reads and checks what was typed; each thing wrong becomes a sentence at its field.</summary>
public abstract partial class DraftPage
{
    /// <summary>Checks the shared part, after the page has checked its own.</summary>
    protected bool Check(bool asksDate = true, bool asksSource = true) =>
        Evidence.Check(ModelState, services.Words, Citable, asksDate, asksSource);

    /// <summary>Checks the shared part of a form that asks whether it changed or was recorded wrongly.</summary>
    protected bool Check(Statement current, bool recordedWrongly) =>
        Check(asksDate: !recordedWrongly) && (recordedWrongly || CheckDateWithin(current));

    protected void Check(NamesForm names) => names.Check(ModelState, services.Words, Languages);

    /// <summary>The day of effect must be after the entry's first day and before its end.</summary>
    /// <param name="tooEarly">The key of the sentence for a day that is too early.</param>
    protected bool CheckDateWithin(Statement current, string tooEarly = "Date_TooEarly")
    {
        if (Evidence.Effect.Day <= current.From)
            Wrong("Evidence.Date", tooEarly, services.Format.Date(current.From));
        else if (current.HasEndedBy(Evidence.Effect.Day))
            Wrong("Evidence.Date", "Date_TooLate", services.Format.LastDay(current));
        return ModelState.IsValid;
    }

    /// <summary>Reads a source's fields, which the page posts as “Fields”.</summary>
    protected Source Read(SourceInput typed, Source source) => typed.Read(source, ModelState, services.Words, "Fields", nameof(SourceInput.Date), services.Words["Sources_LanguageWrong"]);

    /// <summary>A permanent key as typed; empty if something is wrong with it, none if one is to be made.</summary>
    protected string? ReadKey(string field, string? typed, int maxLength) =>
        SoundText.Trim(typed ?? "").Length == 0 ? null : ModelState.Read(services.Words, field, typed, maxLength);

    protected void Wrong(string field, string key, params object[] arguments) =>
        ModelState.AddModelError(field, services.Words[key, arguments]);

    /// <summary>The same page with what was typed and what is wrong with it.</summary>
    protected PageResult AsTyped()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }
}
