using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Browsing;

/// <summary>Something that the search found, in the reader's words.</summary>
/// <param name="Name">The name as its own page shows it; nothing for a source.</param>
/// <param name="Title">The name, or a source's title, as plain text.</param>
/// <param name="Kind">“Country, MX”.</param>
/// <param name="Address">Through the reader's clocks.</param>
/// <param name="Line">A few words about it: how many roles, members or committees on the day, or that it was not in force; a source's date.</param>
/// <param name="Why">By what it was found: “Match: name (Spanish)”.</param>
/// <param name="By">The words it was found by, where its name does not show them.</param>
/// <param name="Pillar">Which pillar's colour it has, if any.</param>
public sealed record SearchResult(LocalizedText? Name, LocalizedWording Title, string Kind, string Address, string Line, string Why, Term? By, int? Pillar);

/// <summary>Searches the register for what the reader seeks.</summary>
public sealed class SearchResults(SearchIndexes indexes, ReadingContext reader, Formatter format, IStringLocalizer<Words> words)
{
    public async Task<IReadOnlyList<SearchResult>> Find(int atMost, CancellationToken cancellation)
    {
        if (reader.SearchText.Length == 0)
            return [];
        var index = await indexes.Get(reader.Clocks.Known, cancellation);
        return [.. index.Find(reader.SearchText, reader.Clocks.On, reader.Language, atMost).Select(finding => Describe(finding, index))];
    }

    private SearchResult Describe(SearchMatch finding, SearchIndex index)
    {
        var (noun, by, _) = finding;
        var name = noun.Shown(reader.Clocks.On)?.Name;
        var title = name?.In(reader.Language) ?? new LocalizedWording(noun.Source!.Title, noun.Source.Language, true, false);
        var isShown = by.Kind == TermKind.Name && by.Text == title.Text;
        var (kind, path, line, pillar) = noun.Subject switch
        {
            { Country: { } code } => (words["Country_Kicker", code].Value, $"countries/{code.ToLowerInvariant()}", Country(code, finding, index), (int?)null),
            { Committee: { } slug } => Committee(slug, finding, index),
            { Pillar: { } number } => (words["Pillar_Number", number], $"pillars/{number}", words["Search_Committees", index.Counts.CountCommittees(number, reader.Clocks.On)], number),
            _ => (words["Table_Source"], "sources", Formatter.Capitalize(noun.Source!.Date is { } date ? format.Date(date) : words["Source_Undated"]), null),
        };
        if (!noun.IsInForce(reader.Clocks.On))
            line = words["Search_NotInForce", format.Date(reader.Clocks.On)];
        var address = reader.Link(path) + (noun.Source is null ? "" : "#" + noun.Source.Key);
        return new SearchResult(name, title, kind, address, line, Why(finding, isShown), isShown ? null : by, pillar);
    }

    private (string Kind, string Path, string Line, int? Pillar) Committee(string slug, SearchMatch finding, SearchIndex index)
    {
        var shown = (CommitteeDetails)finding.Noun.Shown(reader.Clocks.On)!;
        return (words["Search_Committee", shown.Pillar], $"committees/{slug}", Members(finding, index), shown.Pillar);
    }

    private string Country(string code, SearchMatch finding, SearchIndex index) => (index.Counts.FindEndedEndorsement(code, reader.Clocks.On), Seats(finding, index)) switch
    {
        ({ } ended, _) => words["Search_EndorsedUntil", format.LastDay(ended)],
        (_, (0, 0)) => format.NoRole(index.Counts.FindLastRoles(finding.Noun.Subject, reader.Clocks.On)),
        (_, var (leads, participants)) => words["Search_Roles", leads, participants],
    };

    private string Members(SearchMatch finding, SearchIndex index)
    {
        var (leads, participants) = Seats(finding, index);
        var left = leads > 0 ? [] : index.Counts.FindLastRoles(finding.Noun.Subject, reader.Clocks.On, Role.Lead);
        if (left.Count > 0)
            return words["Search_LeadLeft", format.NotSince(left), participants];
        return leads + participants == 0 && index.Counts.FindLastRoles(finding.Noun.Subject, reader.Clocks.On).Count == 0 ? words["None_Listed"] : words["Search_Members", leads, participants];
    }

    private (int Leads, int Participants) Seats(SearchMatch finding, SearchIndex index) => index.Counts.CountRoles(finding.Noun.Subject, reader.Clocks.On);

    private string Why(SearchMatch finding, bool isShown)
    {
        var by = finding.By;
        var why = by.Kind switch
        {
            TermKind.Code => words["Match_Code"],
            TermKind.Variant => words["Match_Variant"],
            TermKind.Publisher => words["Match_Publisher"],
            _ when !by.IsOf(reader.Clocks.On) => words["Match_OtherTime", Formatter.Language(by.Language!)],
            _ when isShown => words["Match_Name"],
            _ => words["Match_NameIn", Formatter.Language(by.Language!)],
        };
        return finding.IsSimilar ? words["Match_Similar", why.Value] : why;
    }
}
