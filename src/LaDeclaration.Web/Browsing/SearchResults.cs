using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <param name="Name">As on its own page; null for a source.</param>
/// <param name="Title">The name, or a source's title.</param>
/// <param name="Kind">“Country, MX”.</param>
/// <param name="Address">Keeps the reader's clocks.</param>
/// <param name="Line">The number of roles, members or committees on the day, or that it is not in force; the date of a source.</param>
/// <param name="Why">What matched: “Match: name (Spanish)”.</param>
/// <param name="By">The term that matched; null if that is the title.</param>
/// <param name="Pillar">The number of the pillar that gives the color, if any.</param>
public sealed record SearchResult(LocalizedText? Name, LocalizedWording Title, string Kind, string Address, string Line, string Why, Term? By, int? Pillar);

/// <summary>Runs the reader's search and describes the results.</summary>
public sealed class SearchResults(RegisterIndexes indexes, ReadingContext reader, Formatter format, IStringLocalizer<Words> words)
{
    public async Task<IReadOnlyList<SearchResult>> Find(int atMost, CancellationToken cancellation)
    {
        if (reader.SearchText.Length == 0)
            return [];
        var index = await indexes.Get(reader.Clocks.Known, cancellation);
        var onDay = index.On(reader.Clocks.On);
        return [.. index.Find(reader.SearchText, reader.Clocks.On, reader.Language, atMost).Select(match => Describe(match, onDay))];
    }

    private SearchResult Describe(SearchMatch match, IndexOnDay index)
    {
        var (noun, by) = (match.Noun, match.By);
        var name = noun.GetDetails(index.Day)?.Name;
        var title = name?.In(reader.Language) ?? new LocalizedWording(noun.Source!.Title, noun.Source.Language, true, false);
        var isShown = by.Kind == TermKind.Name && by.Text == title.Text;
        var (kind, path, line, pillar) = noun.Subject switch
        {
            { Country: { } code } => (words["Country_Kicker", code].Value, $"countries/{code.ToLowerInvariant()}", DescribeCountry(code, match, index), (int?)null),
            { Committee: { } slug } => DescribeCommittee(slug, match, index),
            { Pillar: { } number } => (words["Pillar_Number", number], $"pillars/{number}", words["Search_Committees", index.CommitteesOf(number).Count], number),
            _ => (words["Table_Source"], "sources", Formatter.Capitalize(noun.Source!.Date is { } date ? format.Date(date) : words["Source_Undated"]), null),
        };
        if (!noun.IsInForce(index.Day))
            line = words["Search_NotInForce", format.Date(index.Day)];
        var address = reader.Link(path) + (noun.Source is null ? "" : "#" + noun.Source.Key);
        return new SearchResult(name, title, kind, address, line, DescribeMatch(match, isShown), isShown ? null : by, pillar);
    }

    private (string Kind, string Path, string Line, int? Pillar) DescribeCommittee(string slug, SearchMatch match, IndexOnDay index)
    {
        var shown = (CommitteeDetails)match.Noun.GetDetails(index.Day)!;
        return (words["Search_Committee", shown.Pillar], $"committees/{slug}", DescribeMembers(match, index), shown.Pillar);
    }

    private string DescribeCountry(string code, SearchMatch match, IndexOnDay index) => (index.FindEndedEndorsement(code), index.CountRoles(match.Noun.Subject)) switch
    {
        ({ } ended, _) => words["Search_EndorsedUntil", format.LastDay(ended)],
        (_, (0, 0)) => format.NoRole(index.FindLastRoles(match.Noun.Subject)),
        (_, var (leads, participants)) => words["Search_Roles", leads, participants],
    };

    private string DescribeMembers(SearchMatch match, IndexOnDay index)
    {
        var (leads, participants) = index.CountRoles(match.Noun.Subject);
        var left = leads > 0 ? [] : index.FindLastRoles(match.Noun.Subject, Role.Lead);
        if (left.Count > 0)
            return words["Search_LeadLeft", format.NotSince(left), participants];
        return leads + participants == 0 && index.FindLastRoles(match.Noun.Subject).Count == 0 ? words["None_Listed"] : words["Search_Members", leads, participants];
    }

    private string DescribeMatch(SearchMatch match, bool isShown)
    {
        var by = match.By;
        var why = by.Kind switch
        {
            TermKind.Code => words["Match_Code"],
            TermKind.Variant => words["Match_Variant"],
            TermKind.Publisher => words["Match_Publisher"],
            _ when !by.IsShownOn(reader.Clocks.On) => words["Match_OtherTime", Formatter.Language(by.Language!)],
            _ when isShown => words["Match_Name"],
            _ => words["Match_NameIn", Formatter.Language(by.Language!)],
        };
        return match.IsSimilar ? words["Match_Similar", why.Value] : why;
    }
}
