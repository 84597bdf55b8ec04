using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <param name="Path">Below the language, with the draft.</param>
/// <param name="About">What the form is about.</param>
public sealed record ResumeLink(string Path, LanguageTaggedText About);

/// <summary>The links from a draft back to the forms that filled it.</summary>
public sealed class ResumeLinks(ChangeDescriber describer, ReadingContext reader, IStringLocalizer<Words> words)
{
    /// <summary>Links of a kind: to forms of countries or committees, and to those of entries.</summary>
    private const int MaxLinks = 40;

    public IReadOnlyList<ResumeLink> Of(ChangeSet draft, Actor actor, DescribedChanges described)
    {
        var (actedOn, names) = (described.ActedOn, described.Names);
        var rows = draft.Changes.Select(c => (Change: c, Was: actedOn.GetValueOrDefault(c.FactId), Row: c.Proposed ?? actedOn.GetValueOrDefault(c.FactId))).ToList();
        var memberships = rows.Where(r => r.Row is Membership && !IsOnEntryForm(r.Change, r.Was)).Select(r => (Membership)r.Row!).ToList();
        // A country or committee that only the draft adds has no form for its memberships yet.
        var added = draft.Changes.Where(c => c.Verb == Verb.Add).Select(c => c.Proposed?.Subject).OfType<Subject>().ToHashSet();
        added.ExceptWith(actedOn.Values.Select(r => r.Subject));
        var byMatrix = actor.MayPublish && memberships.Select(m => m.Committee).Distinct().Skip(1).Any() && memberships.Select(m => m.Country).Distinct().Skip(1).Any();
        var byCountry = !actor.MayPublish || memberships.Select(m => m.Committee).Distinct().Count() > memberships.Select(m => m.Country).Distinct().Count();
        return
        [
            .. byMatrix ? [Link("matrix", words["MatrixEditor_Title"].Value)] : Array.Empty<ResumeLink>(),
            .. byCountry
                ? memberships.Select(m => m.Country).Distinct().Where(c => !added.Contains(new Subject("country", Country: c))).Take(MaxLinks).Select(c => Link($"countries/{c.ToLowerInvariant()}/memberships", reader.Name(names.Country(c), c)))
                : memberships.Select(m => m.Committee).Distinct().Where(c => !added.Contains(new Subject("committee", Committee: c))).Take(MaxLinks).Select(c => Link($"committees/{c}/{(HandOver.In(draft, c, []) is null ? "memberships" : "hand-over")}", reader.Name(names.Committee(c), c))),
            .. rows.Where(r => IsOnEntryForm(r.Change, r.Was)).Take(MaxLinks).Select(r => Link($"statements/{r.Change.FactId}", describer.Describe(r.Row!, names))),
            .. rows.Where(r => actor.MayPublish && r.Row is not null and not Membership && !IsOnEntryForm(r.Change, r.Was)).Take(MaxLinks).Select(r => Link(Form(r.Row!, r.Change.Verb, draft), describer.Describe(r.Row!, names))).DistinctBy(l => l.Path),
        ];

        ResumeLink Link(string path, LanguageTaggedText about) => new($"admin/{path}?draft={draft.Number}", about);
    }

    /// <summary>Whether the change was made on the entry's own form: it leaves role, name and place as they were.</summary>
    private static bool IsOnEntryForm(Change change, Recorded? was) => (change.Verb, was, change.Proposed) switch
    {
        (Verb.Correct, Membership before, Membership after) => before.Role == after.Role,
        (Verb.Correct, CommitteeDetails before, CommitteeDetails after) when (before.Pillar, before.Order) != (after.Pillar, after.Order) => false,
        (Verb.Correct, Details before, Details after) => before.Name.Equals(after.Name) && Equals(before.Description, after.Description),
        (Verb.Confirm, Details, _) => true,
        _ => false,
    };

    private static string Form(Recorded row, Verb verb, ChangeSet draft) => row switch
    {
        CommitteeDetails committee when verb is Verb.End or Verb.Retract && !draft.Changes.Any(c => c.Verb == Verb.Add && c.Proposed?.Subject == row.Subject) => $"committees/{committee.Committee}/close",
        CommitteeDetails committee => $"committees/{committee.Committee}",
        CountryDetails country => $"countries/{country.Country.ToLowerInvariant()}",
        Endorsement endorsement => $"countries/{endorsement.Country.ToLowerInvariant()}/endorsement",
        PillarDetails pillar => $"pillars/{pillar.Pillar}",
        Source source => $"sources/{source.Key}",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No form for this kind."),
    };
}
