using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>One thing that a change set does, in a plain sentence.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Changes">The changes it stands for: one, or the end and the add that together say “it changed”.</param>
/// <param name="Differences">What it alters beyond what the sentence says: of a correction everything, of “it changed” the wording and place.</param>
/// <param name="Sources">The keys of the sources that say so.</param>
/// <param name="Subject">What it is about.</param>
public sealed record ChangeLine(Verb Verb, string Text, IReadOnlyList<Change> Changes, IReadOnlyList<Difference> Differences, IReadOnlyList<string> Sources, Subject Subject)
{
    /// <summary>The source that it adds, if that is what it does; title and publisher then stand in the sentence, in their own language.</summary>
    public Source? NewSource => this is { Verb: Verb.Add, Changes: [{ Proposed: Source source }] } ? source : null;
}

/// <summary>What is said differently.</summary>
/// <param name="Label">Of what: “Name, Spanish”.</param>
/// <param name="Before">As it was; empty where there was nothing to compare with.</param>
/// <param name="After">As it is.</param>
/// <param name="Language">Of both, BCP 47, where that is not the reader's.</param>
public sealed record Difference(string Label, string Before, string After, string? Language = null);

/// <summary>What the register says, does and refuses, in plain sentences of the reader's language.</summary>
public sealed class Sentences(Reader reader, Phrases phrases, IStringLocalizer<Words> words)
{
    /// <summary>What the sentence about a row, and the list of its sources, say already.</summary>
    private static readonly string[] InSentence = ["From", "Until", "Sources", "Role", "Pillar"];

    /// <summary>A line for each change; an end and an add of the same thing on the same day are one line. New sources come last.</summary>
    /// <param name="changes">In their order.</param>
    /// <param name="before">The version that a change acts on.</param>
    /// <param name="names">The names to use.</param>
    public IReadOnlyList<ChangeLine> Lines(IReadOnlyList<Change> changes, Func<Change, Recorded?> before, NameBook names)
    {
        names.Learn(changes.Select(c => c.Proposed).OfType<Recorded>());
        names.Remember(changes.Select(before).OfType<Recorded>());
        var lines = new List<ChangeLine>();
        var paired = new HashSet<Guid>();
        foreach (var change in changes)
        {
            if (paired.Contains(change.FactId))
                continue;
            var was = before(change);
            if (change.Verb == Verb.End && change.Proposed is Statement ended && Successor(changes, ended) is { } next)
            {
                paired.Add(next.FactId);
                lines.Add(Line(Verb.Correct, Changed(ended, (Statement)next.Proposed!, names), [change, next], DifferencesOfChange(ended, next.Proposed!, names)));
            }
            else
            {
                lines.Add(Line(change.Verb, Sentence(change, was, names), [change], change.Verb == Verb.Correct ? Compare(was, change.Proposed, names) : []));
            }

            ChangeLine Line(Verb verb, string text, IReadOnlyList<Change> parts, IReadOnlyList<Difference> differences) =>
                new(verb, text, parts, differences, [.. parts.SelectMany(p => (p.Proposed as Statement)?.Sources ?? []).Distinct()], (change.Proposed ?? was)!.Subject);
        }
        return [.. lines.OrderBy(l => l.Subject.Source is not null)];
    }

    /// <summary>What a row says, without its dates: “Chile: lead of Labor Mobility”.</summary>
    public string Describe(Recorded row, NameBook names) => row switch
    {
        Membership m => words[m.Role == Role.Lead ? "Is_Lead" : "Is_Participant", Name(names.Country(m.Country), m.Country), Name(names.Committee(m.Committee), m.Committee)],
        Endorsement e => words["Is_Endorsement", Name(names.Country(e.Country), e.Country)],
        CountryDetails c => words["Is_Country", Name(c.Name, c.Country)],
        PillarDetails p => words["Is_Pillar", p.Pillar, Name(p.Name, "")],
        CommitteeDetails c => words["Is_Committee", Name(c.Name, c.Committee), c.Pillar, c.Order],
        Source s => words["Is_Source", s.Title, s.Publisher],
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No words for this kind."),
    };

    /// <summary>Why the register refuses, in a sentence that names what is wrong.</summary>
    public string Of(BrokenRule broken, NameBook names) => words[
        "Rule_" + broken.Rule,
        broken.Statement is null ? "" : DescribeWithDates(broken.Statement, names),
        broken.Other is null ? "" : DescribeWithDates(broken.Other, names),
        broken.Field is null ? "" : words["Field_" + broken.Field]];

    public string DescribeWithDates(Recorded row, NameBook names) =>
        row is Statement statement ? words["Line_Add", Describe(row, names), phrases.Period(statement)] : Describe(row, names);

    public string VerbWord(Verb verb) => words["Verb_" + verb];

    /// <summary>The verb of a line: “changed” for an end and an add together, “corrected” for what was recorded wrongly.</summary>
    public string VerbWord(ChangeLine line) =>
        line is { Verb: Verb.Correct, Changes.Count: 1 } ? words["Verb_Corrected"] : VerbWord(line.Verb);

    /// <summary>“Added: Chile: participant in Labor Mobility, from 1 March 2025”.</summary>
    public string WithVerb(ChangeLine line) => VerbWord(line) + words["Colon"] + line.Text;

    /// <summary>Who acted, without a name: “Delegate of Chile”, “Editor”, “Initial data”.</summary>
    public string Actor(StaffRole? role, string? country, NameBook names) =>
        words["Actor_" + (role?.ToString() ?? "None"), country is null ? "" : Name(names.Country(country), country)];

    /// <summary>Who spoke about a change set or acted on it: “Name (Delegate of Chile)”, or without a name the role alone.</summary>
    /// <param name="changeSet">Delegates see those of their own country only, so a delegate's country is the author's.</param>
    /// <param name="role">In which role.</param>
    /// <param name="name">The colleague's name, if known.</param>
    /// <param name="names">The names to use.</param>
    public string By(ChangeSet changeSet, StaffRole? role, string? name, NameBook names)
    {
        var actor = Actor(role, role == StaffRole.Delegate ? changeSet.AuthorCountry : null, names);
        return name is null || name == actor ? actor : words["ChangeSet_ByName", name, actor];
    }

    /// <summary>What two versions of a row say differently.</summary>
    public IReadOnlyList<Difference> Compare(Recorded? before, Recorded? after, NameBook names)
    {
        var differences = new List<Difference>();
        if (before is null || after is null)
            return differences;
        var old = Facets(before, names).ToDictionary();
        foreach (var (label, now) in Facets(after, names))
            if (old.Remove(label, out var then) ? then != now : now.Length > 0)
                differences.Add(new Difference(Label(label), OrNone(then ?? ""), OrNone(now), LanguageOf(label)));
        differences.AddRange(old.Where(gone => gone.Value.Length > 0).Select(gone => new Difference(Label(gone.Key), gone.Value, OrNone(""), LanguageOf(gone.Key))));
        return differences;
    }

    /// <summary>Everything a row says beyond its sentence: names, descriptions and notes in all languages, a source's particulars.</summary>
    public IReadOnlyList<Difference> Particulars(Recorded row, NameBook names) =>
        [.. Facets(row, names).Where(f => !InSentence.Contains(f.Key) && f.Value.Length > 0).Select(f => new Difference(Label(f.Key), "", f.Value, LanguageOf(f.Key)))];

    private string Sentence(Change change, Recorded? was, NameBook names) => change.Verb switch
    {
        Verb.Add => DescribeWithDates(change.Proposed!, names),
        Verb.End => words["Line_End", Describe(change.Proposed!, names), phrases.LastDay((Statement)change.Proposed!)],
        Verb.Correct => words["Line_Correct", Describe(change.Proposed!, names)],
        Verb.Confirm => words["Line_Confirm", Describe(change.Proposed!, names)],
        _ => words["Line_Retract", was is null ? "" : DescribeWithDates(was, names)],
    };

    private static Change? Successor(IReadOnlyList<Change> changes, Statement ended) => changes.FirstOrDefault(c =>
        c.Verb == Verb.Add && c.Proposed is Statement next && next.Subject == ended.Subject && next.From == ended.Until);

    private string Changed(Statement ended, Statement next, NameBook names)
    {
        var from = words["Period_From", phrases.Date(next.From, next.FromIs)];
        switch (ended, next)
        {
            case (Membership was, Membership now) when was.Role != now.Role:
                return words["Line_RoleChanged", Name(names.Country(now.Country), now.Country), RoleWord(now.Role), RoleWord(was.Role), Name(names.Committee(now.Committee), now.Committee), from];
            case (CommitteeDetails was, CommitteeDetails now) when was.Pillar != now.Pillar:
                return words[was.Name.Equals(now.Name) ? "Line_Moved" : "Line_MovedAndRenamed", Name(was.Name, was.Committee), was.Pillar, now.Pillar, from, Name(now.Name, now.Committee)];
            case (Details was, Details now) when !was.Name.Equals(now.Name):
                return words["Line_Renamed", Name(was.Name, ""), Name(now.Name, ""), from];
            case (CommitteeDetails was, CommitteeDetails now) when was.Order != now.Order:
                return words["Line_Reordered", Name(now.Name, now.Committee), was.Order, now.Order, from];
            default:
                return words["Line_Changed", Describe(next, names), from];
        }
    }

    private string RoleWord(Role role) => words["Role_" + role];

    private string Name(LocalizedText? name, string key) => name?.In(reader.Language).Text ?? key;

    private List<Difference> DifferencesOfChange(Recorded ended, Recorded next, NameBook names)
    {
        HashSet<string> told = [.. InSentence.Select(f => words["Field_" + f].Value)];
        return [.. Compare(ended, next, names).Where(d => !told.Contains(d.Label))];
    }

    private string OrNone(string text) => text.Length == 0 ? words["Field_None"] : text;

    /// <summary>What can differ between two versions of a row, each as text.</summary>
    private IEnumerable<KeyValuePair<string, string>> Facets(Recorded row, NameBook names)
    {
        if (row is Statement statement)
        {
            yield return new("From", phrases.Date(statement.From, statement.FromIs));
            yield return new("Until", statement.Until is null ? "" : phrases.LastDay(statement));
            yield return new("Sources", phrases.List([.. statement.Sources.Select(s => names.Source(s)?.Title ?? s)]));
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
            yield return new("Role", RoleWord(membership.Role));
        if (row is Source source)
        {
            yield return new("Title", source.Title);
            yield return new("Publisher", source.Publisher);
            yield return new("Language", source.Language);
            yield return new("Date", source.Date is null ? "" : phrases.Date(source.Date));
            yield return new("Address", source.Address ?? "");
        }
    }

    /// <summary>One facet for each language, called “Name:es”.</summary>
    private IEnumerable<KeyValuePair<string, string>> Wordings(string field, LocalizedText? text) =>
        (text?.Wordings ?? new Dictionary<string, Wording>()).Select(w => KeyValuePair.Create(
            $"{field}:{w.Key}", w.Value.Official || text!.Wordings.Values.All(o => !o.Official) ? w.Value.Text : words["Text_Unofficial", w.Value.Text]));

    private string? LanguageOf(string facet) => facet.Split(':') is [_, var language] ? reader.Foreign(language) : null;

    private string Label(string facet) => facet.Split(':') is [var field, var language]
        ? words["Field_InLanguage", words["Field_" + field], Phrases.Language(language)]
        : words["Field_" + facet];
}
