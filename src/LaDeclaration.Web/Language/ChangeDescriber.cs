using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Language;

/// <summary>One thing that a change set does, in a plain sentence.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Text">The sentence.</param>
/// <param name="AfterVerb">The sentence where the verb stands before it already: without what would say it again.</param>
/// <param name="Changes">The changes it stands for: one, or the end and the add that together say “it changed”.</param>
/// <param name="Differences">What it alters beyond what the sentence says: of a correction everything, of “it changed” the wording and place.</param>
/// <param name="Sources">The keys of the sources that say so.</param>
/// <param name="Subject">What it is about.</param>
public sealed record ChangeLine(Verb Verb, LanguageTaggedText Text, LanguageTaggedText AfterVerb, IReadOnlyList<Change> Changes, IReadOnlyList<FieldChange> Differences, IReadOnlyList<string> Sources, Subject Subject)
{
    public bool IsAboutMembershipOf(string country) => Subject is { Country: { } about, Committee: not null } && about == country;
}

/// <summary>What the register says, does and refuses, in plain sentences of the reader's language.</summary>
public sealed class ChangeDescriber(ReadingContext reader, Formatter format, FieldChanges fieldChanges, IStringLocalizer<Words> words)
{
    /// <summary>A line for each change; an end and an add of the same thing on the same day are one line. New sources come last.</summary>
    /// <param name="changes">In their order.</param>
    /// <param name="before">The version that a change acts on.</param>
    /// <param name="names">The names to use.</param>
    public IReadOnlyList<ChangeLine> Lines(IReadOnlyList<Change> changes, Func<Change, Recorded?> before, NameLookup names)
    {
        names.Add(changes.Select(c => c.Proposed).OfType<Recorded>());
        names.AddMissing(changes.Select(before).OfType<Recorded>());
        var lines = new List<ChangeLine>();
        var paired = new HashSet<Guid>();
        var begun = changes.Where(c => c is { Verb: Verb.Add, Proposed: Statement }).ToLookup(c => (c.Proposed!.Subject, ((Statement)c.Proposed).From));
        foreach (var change in changes)
        {
            if (paired.Contains(change.FactId))
                continue;
            var was = before(change);
            if (change.Verb == Verb.End && change.Proposed is Statement { Until: { } until } ended && begun[(ended.Subject, until)].FirstOrDefault() is { } next)
            {
                paired.Add(next.FactId);
                var changed = Changed(ended, (Statement)next.Proposed!, names);
                lines.Add(Line(Verb.Correct, changed, changed, [change, next], fieldChanges.CompareBeyondSentence(ended, next.Proposed!, names)));
            }
            else
            {
                lines.Add(Line(change.Verb, Sentence(change, was, names), AfterVerb(change, was, names), [change], change.Verb == Verb.Correct ? fieldChanges.Compare(was, change.Proposed, names) : []));
            }

            ChangeLine Line(Verb verb, LanguageTaggedText text, LanguageTaggedText afterVerb, IReadOnlyList<Change> parts, IReadOnlyList<FieldChange> beside) =>
                new(verb, text, afterVerb, parts, beside, [.. parts.SelectMany(p => (p.Proposed as Statement)?.Sources ?? []).Distinct()], (change.Proposed ?? was)!.Subject);
        }
        return [.. lines.OrderBy(l => l.Subject.Source is not null)];
    }

    /// <summary>What a row says, without its dates: “Chile: lead of Labor Mobility”.</summary>
    public LanguageTaggedText Describe(Recorded row, NameLookup names) => row switch
    {
        Membership m => LanguageTaggedText.Format(words[m.Role == Role.Lead ? "Is_Lead" : "Is_Participant"], reader.Name(names.Country(m.Country), m.Country), reader.Name(names.Committee(m.Committee), m.Committee)),
        Endorsement e => LanguageTaggedText.Format(words["Is_Endorsement"], reader.Name(names.Country(e.Country), e.Country)),
        CountryDetails c => LanguageTaggedText.Format(words["Is_Country"], reader.Name(c.Name, c.Country)),
        PillarDetails p => LanguageTaggedText.Format(words["Is_Pillar"], p.Pillar, reader.Name(p.Name)),
        CommitteeDetails c => LanguageTaggedText.Format(words["Is_Committee"], reader.Name(c.Name, c.Committee), c.Pillar),
        Source s => LanguageTaggedText.Format(words["Is_Source"], LanguageTaggedText.In(s.Title, reader.LanguageIfOther(s.Language)), LanguageTaggedText.In(s.Publisher, reader.LanguageIfOther(s.Language))),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No words for this kind."),
    };

    /// <summary>The name of what something is about: of its committee, its country or its pillar.</summary>
    public LanguageTaggedText Place(Subject subject, NameLookup names) => subject switch
    {
        { Committee: { } committee } => reader.Name(names.Committee(committee), committee),
        { Country: { } country } => reader.Name(names.Country(country), country),
        _ => words["Pillar_Number", subject.Pillar ?? 0],
    };

    /// <summary>Why the register refuses, in a sentence that names what is wrong.</summary>
    public LanguageTaggedText Of(BrokenRule broken, NameLookup names) => broken.Fault is { } fault ? Unsound(broken, fault, names) : LanguageTaggedText.Format(
        words["Rule_" + broken.Rule],
        broken.Statement is null ? "" : DescribeWithDates(broken.Statement, names),
        broken.Other is null ? "" : DescribeWithDates(broken.Other, names),
        broken.Field is null ? "" : words["Field_" + broken.Field].Value,
        broken.Source is not { } key ? "" : names.Source(key) is { } source ? LanguageTaggedText.In(source.Title, reader.LanguageIfOther(source.Language)) : key);

    public LanguageTaggedText DescribeWithDates(Recorded row, NameLookup names) =>
        row is Statement statement ? LanguageTaggedText.Format(words["Line_Add"], Describe(row, names), format.Period(statement)) : Describe(row, names);

    public string GetVerb(Verb verb) => words["Verb_" + verb];

    /// <summary>The verb of a line: “changed” for an end and an add together, “corrected” for what was recorded wrongly.</summary>
    public string GetVerb(ChangeLine line) =>
        line is { Verb: Verb.Correct, Changes.Count: 1 } ? words["Verb_Corrected"] : GetVerb(line.Verb);

    /// <summary>“Added: Chile: participant in Labor Mobility, from 1 March 2025”.</summary>
    public LanguageTaggedText WithVerb(ChangeLine line) => LanguageTaggedText.Join("", [GetVerb(line), words["Colon"].Value, line.AfterVerb]);

    /// <summary>Who acted, without a name: “Delegate of Chile”, “Editor”, “Initial data”.</summary>
    public LanguageTaggedText Actor(StaffRole? role, string? country, NameLookup names) =>
        LanguageTaggedText.Format(words["Actor_" + (role?.ToString() ?? "None")], country is null ? "" : reader.Name(names.Country(country), country));

    /// <summary>A reason where no mark has its place; a translation says itself that it is unofficial.</summary>
    public LanguageTaggedText Reason(Reason reason) => reason.In(reader.Language) is var wording && wording.Official
        ? LanguageTaggedText.In(wording.Text, reader.LanguageIfOther(wording.Language))
        : words["Text_Unofficial", wording.Text];

    /// <summary>Who spoke about a change set or acted on it: “Name (Delegate of Chile)”, or without a name the role alone.</summary>
    /// <param name="changeSet">Delegates see those of their own country only, so a delegate's country is the author's.</param>
    /// <param name="role">In which role.</param>
    /// <param name="name">The colleague's name, if known.</param>
    /// <param name="names">The names to use.</param>
    public LanguageTaggedText By(ChangeSet changeSet, StaffRole? role, string? name, NameLookup names)
    {
        var actor = Actor(role, role == StaffRole.Delegate ? changeSet.AuthorCountry : null, names);
        return name is null || name == actor.ToString() ? actor : LanguageTaggedText.Format(words["ChangeSet_ByName"], name, actor);
    }

    private LanguageTaggedText Unsound(BrokenRule broken, TextFault fault, NameLookup names)
    {
        LanguageTaggedText field = words["Field_" + broken.Field];
        return LanguageTaggedText.Format(words["Rule_SoundText"], broken.Statement is null ? field : LanguageTaggedText.Join(words["Colon"], [DescribeWithDates(broken.Statement, names), field]), words.Sentence(fault));
    }

    private LanguageTaggedText Sentence(Change change, Recorded? was, NameLookup names) => change.Verb switch
    {
        Verb.Add => DescribeWithDates(change.Proposed!, names),
        Verb.End => LanguageTaggedText.Format(words["Line_End"], Describe(change.Proposed!, names), format.LastDay((Statement)change.Proposed!)),
        Verb.Correct => LanguageTaggedText.Format(words["Line_Correct"], Describe(change.Proposed!, names)),
        Verb.Confirm => LanguageTaggedText.Format(words["Line_Confirm"], Describe(change.Proposed!, names)),
        _ => LanguageTaggedText.Format(words[was is Source ? "Line_RetractSource" : "Line_Retract"], was is null ? "" : DescribeWithDates(was, names)),
    };
    private LanguageTaggedText AfterVerb(Change change, Recorded? was, NameLookup names) => change.Verb switch
    {
        Verb.Correct or Verb.Confirm => Describe(change.Proposed!, names),
        Verb.Retract when was is Source => Describe(was, names),
        _ => Sentence(change, was, names),
    };


    private LanguageTaggedText Changed(Statement ended, Statement next, NameLookup names)
    {
        var from = LanguageTaggedText.Format(words["Period_From"], format.Date(next.From, next.FromIs));
        switch (ended, next)
        {
            case (Membership was, Membership now) when was.Role != now.Role:
                return LanguageTaggedText.Format(words["Line_RoleChanged"], reader.Name(names.Country(now.Country), now.Country), RoleWord(now.Role), RoleWord(was.Role), reader.Name(names.Committee(now.Committee), now.Committee), from);
            case (CommitteeDetails was, CommitteeDetails now) when was.Pillar != now.Pillar:
                return LanguageTaggedText.Format(words[was.Name.Equals(now.Name) ? "Line_Moved" : "Line_MovedAndRenamed"], reader.Name(was.Name, was.Committee), was.Pillar, now.Pillar, from, reader.Name(now.Name, now.Committee));
            case (Details was, Details now) when !was.Name.Equals(now.Name):
                return LanguageTaggedText.Format(words["Line_Renamed"], reader.Name(was.Name), reader.Name(now.Name), from);
            case (CommitteeDetails was, CommitteeDetails now) when was.Order != now.Order:
                return LanguageTaggedText.Format(words["Line_Reordered"], reader.Name(now.Name, now.Committee), from);
            default:
                return LanguageTaggedText.Format(words["Line_Changed"], Describe(next, names), from);
        }
    }

    private string RoleWord(Role role) => words["Role_" + role];
}
