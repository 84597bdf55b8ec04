using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.SavedForms;

/// <summary>A form that was left before it was sent.</summary>
/// <param name="Address">Path and query of its page.</param>
/// <param name="Title">The title of its page.</param>
/// <param name="SavedAt">When it was last saved (UTC).</param>
public sealed record SavedFormEntry(string Address, LanguageTaggedText Title, DateTime SavedAt);

/// <summary>Lists the saved forms of a person by the titles of their pages.</summary>
public sealed class SavedFormList(RegisterDbContext db, SavedFormStore savedForms, ChangeDescriber describer, ReadingContext reader, IStringLocalizer<Words> words)
{
    /// <summary>Newest first, without those whose pages are no longer open to the person.</summary>
    public async Task<IReadOnlyList<SavedFormEntry>> Read(Actor person, CancellationToken cancellation = default)
    {
        var begun = await savedForms.List(person.Id!, cancellation);
        if (begun.Count == 0)
            return [];
        var names = reader.Names();
        var facts = begun.Select(f => Guid.TryParse(Segments(f.Address).ElementAtOrDefault(1), out var fact) ? fact : Guid.Empty).ToList();
        var entries = await db.Statements.AsNoTracking().KnownAt(reader.Newest).Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation);
        var numbers = begun.Select(f => DraftOf(f.Address) ?? ChangeSetOf(f.Address)).OfType<int>().ToList();
        var sets = await db.ChangeSets.AsNoTracking().Where(ChangeSet.VisibleTo(person)).Where(c => numbers.Contains(c.Number)).ToListAsync(cancellation);
        return [.. begun.Where(f => IsOpen(f.Address, person, entries, sets)).Select(f => new SavedFormEntry(f.Address, Title(f.Address, names, entries), f.KeptAt))];
    }

    /// <summary>The path segments below <c>/{lang}/admin</c>.</summary>
    private static string[] Segments(string address) => address.Split('?')[0].Split('/')[3..];

    private static int? ChangeSetOf(string address) => Segments(address) is ["change-sets", var number] && int.TryParse(number, out var n) ? n : null;

    private static int? DraftOf(string address) =>
        int.TryParse(QueryHelpers.ParseQuery(address.Split('?', 2).ElementAtOrDefault(1)).GetValueOrDefault("draft"), out var n) ? n : null;

    private static bool IsOpen(string address, Actor person, List<Statement> entries, List<ChangeSet> sets)
    {
        if (DraftOf(address) is { } draft && !sets.Exists(s => s.Number == draft && s.CanBeEditedBy(person)))
            return false;
        return Segments(address) switch
        {
            ["change-sets", ..] => sets.Exists(s => s.Number == ChangeSetOf(address)),
            ["staff", ..] => person.Role == StaffRole.Administrator,
            _ when person.MayPublish => true,
            ["countries", var code, "memberships"] => code.Equals(person.Country, StringComparison.OrdinalIgnoreCase),
            ["statements", var fact] => entries.Exists(s => $"{s.FactId}".Equals(fact, StringComparison.OrdinalIgnoreCase) && s is Membership m && m.Country == person.Country),
            _ => false,
        };
    }

    private LanguageTaggedText Title(string address, NameLookup names, List<Statement> entries)
    {
        string[] segments = Segments(address);
        return segments switch
        {
            ["change-sets", var number] => words["ChangeSet_Title", number],
            ["committees", "new"] => words["Committees_Add"],
            ["committees", var slug] => LanguageTaggedText.Format(words["Noun_Edit"], Committee(slug)),
            ["committees", var slug, "memberships"] => LanguageTaggedText.Format(words["MembershipGrid_OfCommittee"], Committee(slug)),
            ["committees", var slug, "hand-over"] => LanguageTaggedText.Format(words["HandOver_Title"], Committee(slug)),
            ["committees", var slug, "close"] => LanguageTaggedText.Format(words["Close_Title"], Committee(slug)),
            ["countries", "new"] => words["Countries_Add"],
            ["countries", var code] => LanguageTaggedText.Format(words["Noun_Edit"], Country(code)),
            ["countries", var code, "memberships"] => LanguageTaggedText.Format(words["MembershipGrid_OfCountry"], Country(code)),
            ["countries", var code, "endorsement"] => LanguageTaggedText.Format(words["Endorsement_Title"], Country(code)),
            ["import"] => words["Import_Title"],
            ["matrix"] => words["MatrixEditor_Title"],
            ["pillars", "new"] => words["Pillars_Add"],
            ["pillars", var number] => LanguageTaggedText.Format(words["Noun_Edit"], Pillar(number)),
            ["pillars", var number, "order"] => LanguageTaggedText.Format(words["Order_Title"], Pillar(number)),
            ["revisions", var number, "revert"] => words["Revert_Title", number],
            ["sources", "new"] => words["Sources_Add"],
            ["sources", var key] => LanguageTaggedText.Format(words["Noun_Edit"], names.Source(key) is { } source ? LanguageTaggedText.In(source.Title, reader.LanguageIfOther(source.Language)) : key),
            ["staff", "invite"] => words["Invite_Title"],
            ["staff", ..] => words["Staff_Staff"],
            ["statements", var fact] when entries.Find(s => $"{s.FactId}".Equals(fact, StringComparison.OrdinalIgnoreCase)) is { } entry => describer.Describe(entry, names),
            _ => string.Join('/', segments),
        };

        LanguageTaggedText Committee(string slug) => reader.Name(names.Committee(slug), slug);

        LanguageTaggedText Country(string code) => reader.Name(names.Country(code.ToUpperInvariant()), code);

        LanguageTaggedText Pillar(string number) => reader.Name(int.TryParse(number, out var n) ? names.Pillar(n) : null, number);
    }
}
