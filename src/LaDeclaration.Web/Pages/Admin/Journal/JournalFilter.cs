using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Pages.Admin.Journal;

/// <summary>Kinds of acts that are looked for together.</summary>
public enum ActGroup
{
    SigningIn,
    Accounts,
    ChangeSets,
    TurnedAway,
}

/// <summary>What of the journal is asked for, as typed into the form and the address.</summary>
public sealed class JournalFilter
{
    private static readonly Dictionary<ActGroup, Act[]> Groups = Enum.GetValues<Act>().GroupBy(GroupOf).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>A person's id, or e-mail address: who did it, or whose account it was done to.</summary>
    public string? Person { get; set; }

    /// <summary>The id of the person with that e-mail address; null if <see cref="Person"/> is an id, or nobody has it.</summary>
    [BindNever]
    public string? PersonId { get; set; }

    /// <summary>An <see cref="ActGroup"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>A change set's number.</summary>
    public string? Set { get; set; }

    /// <summary>The first day, yyyy-MM-dd, UTC.</summary>
    public string? From { get; set; }

    /// <summary>The last day, likewise.</summary>
    public string? Until { get; set; }

    public static ActGroup GroupOf(Act act) => act switch
    {
        Act.TurnedAway => ActGroup.TurnedAway,
        >= Act.Imported => ActGroup.ChangeSets,
        <= Act.ShutOut => ActGroup.SigningIn,
        _ => ActGroup.Accounts,
    };

    /// <summary>Each thing that cannot be read becomes a sentence at its field.</summary>
    public bool Check(ModelStateDictionary state, IStringLocalizer<Words> words)
    {
        if (SoundText.Trim(Person ?? "").Length > 0 && Id is null)
            state.AddModelError(nameof(Person), Person!.Contains('@') ? words["Journal_PersonUnknown", TextShortening.Shorten(Person, StaffMember.EmailMaxLength)] : words["Journal_PersonWrong"]);
        if (!string.IsNullOrEmpty(Kind) && Group is null)
            state.AddModelError(nameof(Kind), words["Journal_KindWrong"]);
        if (SoundText.Trim(Set ?? "").Length > 0 && Number is null)
            state.AddModelError(nameof(Set), words["Journal_SetWrong"]);
        foreach (var (field, day) in new[] { (nameof(From), From), (nameof(Until), Until) })
            if (DateInput.Read(day).Error is { } wrong)
                state.AddModelError(field, words[wrong.Key, wrong.Arguments]);
        return state.IsValid;
    }

    public IQueryable<JournalEntry> Of(IQueryable<JournalEntry> journal)
    {
        if (Id is { } id)
            journal = journal.Where(e => e.ById == id || e.AboutId == id);
        if (Group is { } group)
        {
            var acts = Groups[group];
            journal = journal.Where(e => acts.Contains(e.Act));
        }
        if (Number is { } number)
            journal = journal.Where(e => e.ChangeSetNumber == number);
        if (Start(From) is { } first)
            journal = journal.Where(e => e.At >= first);
        if (Start(Until)?.AddDays(1) is { } end)
            journal = journal.Where(e => e.At < end);
        return journal;
    }

    /// <summary>The query of an address that asks for the same, and for that beside it.</summary>
    public string Query(params (string Name, string? Value)[] more) => QueryHelpers.AddQueryString("",
        new[] { ("person", Person), ("kind", Kind), ("set", Set), ("from", From), ("until", Until) }.Concat(more)
            .Where(p => !string.IsNullOrWhiteSpace(p.Item2)).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));

    /// <summary>As ids are written everywhere.</summary>
    private string? Id => PersonId ?? (Guid.TryParse(SoundText.Trim(Person ?? ""), out var id) ? id.ToString() : null);

    private ActGroup? Group => Enum.TryParse<ActGroup>(Kind, out var group) && Enum.IsDefined(group) && !int.TryParse(Kind, out _) ? group : null;

    private int? Number => int.TryParse(SoundText.Trim(Set ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? Start(string? day) => DateInput.Read(day).Day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
