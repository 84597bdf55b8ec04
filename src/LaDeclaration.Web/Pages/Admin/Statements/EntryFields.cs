using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Editing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Pages.Admin.Statements;

/// <summary>How an entry should stand, as typed.</summary>
public sealed class EntryFields
{
    /// <summary>The first day, yyyy-MM-dd.</summary>
    public string? From { get; set; }

    /// <summary>“on” or “by”.</summary>
    public string? FromIs { get; set; }

    /// <summary>The last day on which it is so; empty while no end is known.</summary>
    public string? LastDay { get; set; }

    public string? LastDayIs { get; set; }

    /// <summary>The note for the public, by language.</summary>
    public Dictionary<string, NoteField> Notes { get; set; } = [];

    /// <summary>The sources it cites already and goes on citing.</summary>
    public List<string> Sources { get; set; } = [];

    /// <summary>The first day on which it is no longer so, as the register stores it.</summary>
    public DateOnly? Until => DateInput.Read(LastDay).Day?.AddDays(1);

    public DateIs UntilExactness => EvidenceForm.Exactness(LastDayIs);

    public static EntryFields Of(Statement statement, IEnumerable<string> languages) => new()
    {
        From = Text(statement.From),
        FromIs = Text(statement.FromIs),
        LastDay = statement.Until is { } until ? Text(until.AddDays(-1)) : null,
        LastDayIs = Text(statement.UntilIs ?? DateIs.On),
        Notes = languages.ToDictionary(l => l, l => statement.Note?.Wordings.GetValueOrDefault(l) is { } wording ? new NoteField { Text = wording.Text, Official = wording.Official } : new NoteField()),
        Sources = [.. statement.Sources],
    };

    public void Check(ModelStateDictionary state, IStringLocalizer<Words> words, Verb what)
    {
        Check("Entry.LastDay", LastDay, what == Verb.End ? "StatementForm_LastDayNeeded" : null);
        if (what != Verb.Correct)
            return;
        Check("Entry.From", From, "StatementForm_FromNeeded");
        foreach (var (language, note) in Notes)
            note.Text = state.Read(words, $"Entry.Notes[{language}].Text", note.Text, Statement.NoteMaxLength, isLong: true, language) is { Length: > 0 } sound ? sound : note.Text;

        void Check(string field, string? typed, string? needed)
        {
            var (day, wrong) = DateInput.Read(typed);
            if (day is null && (wrong?.Key ?? needed) is { } key)
                state.AddModelError(field, words[key, wrong?.Arguments ?? []]);
        }
    }

    /// <summary>The entry as it would stand; a language that the form does not ask for keeps its note.</summary>
    /// <param name="current">The entry now.</param>
    /// <param name="source">The key of the source that says so.</param>
    public Statement On(Statement current, string source)
    {
        var notes = (current.Note?.Wordings ?? new Dictionary<string, Wording>()).ToDictionary();
        foreach (var (language, note) in Notes)
            notes[language] = new Wording(note.Text ?? "", note.Official);
        var text = new LocalizedText(notes);
        List<string> sources = [.. current.Sources.Where(Sources.Contains).Append(source).Distinct()];
        return current with
        {
            From = DateInput.Read(From).Day!.Value,
            FromIs = EvidenceForm.Exactness(FromIs),
            Until = Until,
            UntilIs = Until is null ? null : UntilExactness,
            Note = text.IsEmpty ? null : text,
            Sources = sources,
        };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateIs exactness) => exactness == DateIs.By ? "by" : "on";
}

public sealed class NoteField
{
    public string? Text { get; set; }

    public bool Official { get; set; }
}

/// <summary>The choice between the exact day and a day by which it was certain.</summary>
public sealed record ExactnessView(string Name, string? Value);
