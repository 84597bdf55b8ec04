using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Api;

/// <summary>The newest revisions, or those that touch a pillar, committee or country, as an Atom feed (RFC 4287) in the language of the request.</summary>
public sealed class ChangesFeed(ReadingContext reader, RevisionHistory history, ChangeDescriber describer, Formatter format, IStringLocalizer<Words> words, SiteSettings site, SiteAddress address)
{
    private const string MediaType = "application/atom+xml";
    private const int MaxEntries = 25;
    private const int MaxLinesPerEntry = 20;

    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private NameLookup names = null!;

    private Uri root = null!;

    public async Task<IResult> Get(ChangeScope scope, HttpContext http, CancellationToken cancellation)
    {
        root = new Uri(address.GetRoot(http.Request));
        names = reader.Names();
        if (!scope.IsAll && NameOf(scope) is null)
            return Results.NotFound();
        var revisions = await history.Read(scope, [.. history.Of(scope).Revisions.Take(MaxEntries)], MaxLinesPerEntry, names, cancellation);
        http.Response.Headers.ContentLanguage = reader.Language;
        return Results.Bytes(Serialize(CreateFeed(scope, revisions)), MediaType + "; charset=utf-8");
    }

    private SyndicationFeed CreateFeed(ChangeScope scope, IReadOnlyList<RevisionSummary> revisions)
    {
        var feed = new SyndicationFeed
        {
            Id = CreateTagUri(scope.FeedPath()),
            Title = new TextSyndicationContent(ReplaceInvalid(words["Feed_Title", NameOf(scope) ?? site.GetName(reader.Language)])),
            LastUpdatedTime = revisions.Count > 0 ? revisions[0].PublishedAt : reader.Clocks.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Language = reader.Language,
            Copyright = new TextSyndicationContent(site.DataLicence),
            Items = revisions.Select(revision => CreateEntry(scope, revision)),
        };
        feed.Authors.Add(new SyndicationPerson { Name = site.Publisher });
        feed.Links.Add(SyndicationLink.CreateSelfLink(Absolute(reader.Link(scope.FeedPath())), MediaType));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(reader.Link(scope.IsAll ? "changes" : scope.Path())), "text/html"));
        return feed;
    }

    private SyndicationItem CreateEntry(ChangeScope scope, RevisionSummary revision)
    {
        var entry = new SyndicationItem
        {
            Id = CreateTagUri($"{scope.FeedPath()}/{revision.Number}"),
            Title = new TextSyndicationContent(ReplaceInvalid(words["Feed_EntryTitle", revision.Number, revision.Summary])),
            PublishDate = revision.PublishedAt,
            LastUpdatedTime = revision.PublishedAt,
            Content = SyndicationContent.CreateXhtmlContent(CreateContent(revision).ToString(SaveOptions.DisableFormatting)),
        };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(AddressOf(revision), "text/html"));
        foreach (var source in revision.Lines.SelectMany(l => l.Sources).Distinct().Select(names.Source).OfType<Source>().Where(s => Source.IsLink(s.Address)))
            entry.Links.Add(new SyndicationLink(new Uri(source.Address!), "via", ReplaceInvalid(source.Title), null, 0));
        return entry;
    }

    private XElement CreateContent(RevisionSummary revision) => new(Xhtml + "div",
        CreateReason(describer.DescribeReason(revision.Reason)),
        revision.Lines.Count == 0 ? null : new XElement(Xhtml + "ul", revision.Lines.Select(CreateLine)),
        revision.OmittedCount == 0 ? null : new XElement(Xhtml + "p", CreateLink(AddressOf(revision), format.Count("Changes_More", revision.OmittedCount))));

    private XElement CreateReason(LanguageTaggedText reason) => new(Xhtml + "p", LanguageAttributes(reason.Language ?? reader.Language), ReplaceInvalid($"{reason}"));

    private XElement CreateLine(ChangeLine line)
    {
        var sources = line.Sources.Select(key => names.Source(key) is { } source
            ? CreateLink(Absolute(reader.SourceLinkNow(key)), Formatter.Citation(source), source.Language)
            : CreateLink(Absolute(reader.SourceLinkNow(key)), key)).ToList();
        return new XElement(Xhtml + "li", describer.GetVerb(line), words["Colon"].Value,
            line.AfterVerb.Parts.Select(part => part.Language is { } language ? new XElement(Xhtml + "span", LanguageAttributes(language), ReplaceInvalid(part.Text)) : (object)ReplaceInvalid(part.Text)),
            sources.Count == 0 ? null : new object[] { " (", sources.SelectMany((link, i) => i == 0 ? [link] : new object[] { words["List_Comma"].Value, link }), ")" });
    }

    private XElement CreateLink(Uri address, string text, string? language = null) =>
        new(Xhtml + "a", new XAttribute("href", address.AbsoluteUri), reader.LanguageIfOther(language) is { } foreign ? LanguageAttributes(foreign) : null, ReplaceInvalid(text));

    private static XAttribute[] LanguageAttributes(string language) => [new("lang", ReplaceInvalid(language)), new(XNamespace.Xml + "lang", ReplaceInvalid(language))];

    private Uri AddressOf(RevisionSummary revision) => Absolute(reader.Now($"changes/{revision.Number}"));

    private Uri Absolute(string path) => new(root, path);

    /// <summary>A tag URI (RFC 4151): an id that stays when the site's scheme or port changes. The date is the Declaration's.</summary>
    private string CreateTagUri(string path) => $"tag:{root.Host},2022-06-10:{reader.Language}/{path}";

    private string? NameOf(ChangeScope scope) => scope switch
    {
        { Country: { } country } => names.Country(country),
        { Committee: { } committee } => names.Committee(committee),
        { Pillar: { } pillar } => names.Pillar(pillar),
        _ => null,
    } is { } name ? name.In(reader.Language).Text : null;

    /// <summary>Replaces characters that XML does not allow, which an old database may hold, by U+FFFD.</summary>
    private static string ReplaceInvalid(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));

    private static byte[] Serialize(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            feed.GetAtom10Formatter().WriteTo(writer);
        return bytes.ToArray();
    }
}
