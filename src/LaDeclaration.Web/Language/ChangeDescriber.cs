using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Language;

/// <summary>A change in a sentence.</summary>
/// <param name="Verb"><see cref="Verb.Correct"/> for an end and an add on the same day.</param>
/// <param name="Text">A complete sentence.</param>
/// <param name="AfterVerb">The sentence for use after the verb, which it does not repeat.</param>
/// <param name="Changes">One change, or an end and an add that together replace a statement.</param>
/// <param name="Differences">What the sentence does not say: for a correction all differences, for a replacement those of other fields.</param>
/// <param name="Sources">The keys of the sources cited.</param>
public sealed record ChangeLine(Verb Verb, LanguageTaggedText Text, LanguageTaggedText AfterVerb, IReadOnlyList<Change> Changes, IReadOnlyList<FieldChange> Differences, IReadOnlyList<string> Sources, Subject Subject)
{
    public bool IsAboutMembershipOf(string country) => Subject is { Country: { } about, Committee: not null } && about == country;
}

/// <summary>Describes statements, changes and broken rules in sentences of the reader's language.</summary>
public sealed class ChangeDescriber(ReadingContext reader, Formatter format, FieldChanges fieldChanges, IStringLocalizer<Words> words)
{
    /// <summary>A line for each change, sources last; an end and an add of the same subject on the same day are one line.</summary>
    /// <param name="before">Gets the version that a change acts on; null for an add.</param>
    /// <param name="names">Names in the changes are added to it.</param>
    public IReadOnlyList<ChangeLine> DescribeChanges(IReadOnlyList<Change> changes, Func<Change, Recorded?> before, NameLookup names)
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
                var changed = DescribeReplacement(ended, (Statement)next.Proposed!, names);
                lines.Add(Line(Verb.Correct, changed, changed, [change, next], fieldChanges.CompareBeyondSentence(ended, next.Proposed!, names)));
            }
            else
            {
                lines.Add(Line(change.Verb, DescribeChange(change, was, names), DescribeAfterVerb(change, was, names), [change], change.Verb == Verb.Correct ? fieldChanges.Compare(was, change.Proposed, names) : []));
            }

            ChangeLine Line(Verb verb, LanguageTaggedText text, LanguageTaggedText afterVerb, IReadOnlyList<Change> parts, IReadOnlyList<FieldChange> beside) =>
                new(verb, text, afterVerb, parts, beside, [.. parts.SelectMany(p => (p.Proposed as Statement)?.Sources ?? []).Distinct()], (change.Proposed ?? was)!.Subject);
        }
        return [.. lines.OrderBy(l => l.Subject.Source is not null)];
    }

    /// <summary>Without dates: “Chile, lead of Labor Mobility”.</summary>
    public LanguageTaggedText Describe(Recorded row, NameLookup names) => row switch
    {
        Membership m => LanguageTaggedText.Format(words[m.Role == Role.Lead ? "Statement_Lead" : "Statement_Participant"], reader.Name(names.Country(m.Country), m.Country), reader.Name(names.Committee(m.Committee), m.Committee)),
        Endorsement e => LanguageTaggedText.Format(words["Statement_Endorsement"], reader.Name(names.Country(e.Country), e.Country)),
        CountryDetails c => LanguageTaggedText.Format(words["Statement_Country"], reader.Name(c.Name, c.Country)),
        PillarDetails p => LanguageTaggedText.Format(words["Statement_Pillar"], p.Pillar, reader.Name(p.Name)),
        CommitteeDetails c => LanguageTaggedText.Format(words["Statement_Committee"], reader.Name(c.Name, c.Committee), c.Pillar),
        Source s => LanguageTaggedText.Format(words["Statement_Source"], LanguageTaggedText.In(s.Title, reader.LanguageIfOther(s.Language)), LanguageTaggedText.In(s.Publisher, reader.LanguageIfOther(s.Language))),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No words for this kind."),
    };

    /// <summary>The name of the committee, otherwise of the country or pillar, that it is about.</summary>
    public LanguageTaggedText GetSubjectName(Subject subject, NameLookup names) => subject switch
    {
        { Committee: { } committee } => reader.Name(names.Committee(committee), committee),
        { Country: { } country } => reader.Name(names.Country(country), country),
        _ => words["Pillar_Number", subject.Pillar ?? 0],
    };

    public LanguageTaggedText DescribeBrokenRule(BrokenRule broken, NameLookup names) => broken.Fault is { } fault ? DescribeUnsoundText(broken, fault, names) : LanguageTaggedText.Format(
        words["Rule_" + broken.Rule],
        broken.Statement is null ? "" : DescribeWithDates(broken.Statement, names),
        broken.Other is null ? "" : DescribeWithDates(broken.Other, names),
        broken.Field is null ? "" : words["Field_" + broken.Field].Value,
        broken.Source is not { } key ? "" : names.Source(key) is { } source ? LanguageTaggedText.In(source.Title, reader.LanguageIfOther(source.Language)) : key);

    public LanguageTaggedText DescribeWithDates(Recorded row, NameLookup names) =>
        row is Statement statement ? LanguageTaggedText.Format(words["Line_Add"], Describe(row, names), format.Period(statement)) : Describe(row, names);

    public string GetVerb(Verb verb) => words["Verb_" + verb];

    /// <summary>“changed” for an end and an add together, “corrected” for a correction.</summary>
    public string GetVerb(ChangeLine line) =>
        line is { Verb: Verb.Correct, Changes.Count: 1 } ? words["Verb_Corrected"] : GetVerb(line.Verb);

    /// <summary>“Added: Chile, participant in Labor Mobility, from 1 March 2025”.</summary>
    public LanguageTaggedText DescribeWithVerb(ChangeLine line) => LanguageTaggedText.Join("", [GetVerb(line), words["Colon"].Value, line.AfterVerb]);

    /// <summary>Without the person's name: “Delegate (Chile)”, “Editor”, “Initial data”.</summary>
    public LanguageTaggedText DescribeActor(StaffRole? role, string? country, NameLookup names) =>
        LanguageTaggedText.Format(words["Actor_" + (role?.ToString() ?? "None")], country is null ? "" : reader.Name(names.Country(country), country));

    /// <summary>For text without marks: an unofficial translation says so itself.</summary>
    public LanguageTaggedText DescribeReason(Reason reason) => reason.In(reader.Language) is var wording && wording.Official
        ? LanguageTaggedText.In(wording.Text, reader.LanguageIfOther(wording.Language))
        : words["Text_Unofficial", wording.Text];

    /// <summary>Who commented or acted on a change set: “Name, Delegate (Chile)”, or the role alone.</summary>
    /// <param name="changeSet">A delegate's country is the author's, because delegates see only change sets of their own country.</param>
    /// <param name="name">Of the person; null if not known.</param>
    public LanguageTaggedText DescribeAuthor(ChangeSet changeSet, StaffRole? role, string? name, NameLookup names)
    {
        var actor = DescribeActor(role, role == StaffRole.Delegate ? changeSet.AuthorCountry : null, names);
        return name is null || name == actor.ToString() ? actor : LanguageTaggedText.Format(words["ChangeSet_ByName"], name, actor);
    }

    private LanguageTaggedText DescribeUnsoundText(BrokenRule broken, TextFault fault, NameLookup names)
    {
        LanguageTaggedText field = words["Field_" + broken.Field];
        return LanguageTaggedText.Format(words["Rule_SoundText"], broken.Statement is null ? field : LanguageTaggedText.Join(words["List_Comma"], [DescribeWithDates(broken.Statement, names), field]), words.Sentence(fault));
    }

    private LanguageTaggedText DescribeChange(Change change, Recorded? was, NameLookup names) => change.Verb switch
    {
        Verb.Add => DescribeWithDates(change.Proposed!, names),
        Verb.End => LanguageTaggedText.Format(words["Line_End"], Describe(change.Proposed!, names), format.LastDay((Statement)change.Proposed!)),
        Verb.Correct => LanguageTaggedText.Format(words["Line_Correct"], Describe(change.Proposed!, names)),
        Verb.Confirm => LanguageTaggedText.Format(words["Line_Confirm"], Describe(change.Proposed!, names)),
        _ => LanguageTaggedText.Format(words[was is Source ? "Line_RetractSource" : "Line_Retract"], was is null ? "" : DescribeWithDates(was, names)),
    };

    private LanguageTaggedText DescribeAfterVerb(Change change, Recorded? was, NameLookup names) => change.Verb switch
    {
        Verb.Correct or Verb.Confirm => Describe(change.Proposed!, names),
        Verb.Retract when was is not null => DescribeWithDates(was, names),
        _ => DescribeChange(change, was, names),
    };

    private LanguageTaggedText DescribeReplacement(Statement ended, Statement next, NameLookup names)
    {
        var from = LanguageTaggedText.Format(words["Period_From"], format.Date(next.From, next.FromIs));
        switch (ended, next)
        {
            case (Membership was, Membership now) when was.Role != now.Role:
                return LanguageTaggedText.Format(words["Line_RoleChanged"], reader.Name(names.Country(now.Country), now.Country), GetRoleWord(now.Role), GetRoleWord(was.Role), reader.Name(names.Committee(now.Committee), now.Committee), from);
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

    private string GetRoleWord(Role role) => words["Role_" + role];
}
