using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Settings;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Api;

/// <summary>The newest revisions, or those that touch a pillar, committee or country, as an Atom feed (RFC 4287) in the reader's language.</summary>
public sealed class ChangesFeed(RegisterDbContext db, ReadingContext reader, RevisionHistory history, ChangeDescriber describer, Formatter format, IStringLocalizer<Words> words, SiteSettings site, SiteAddress address)
{
    private const string MediaType = "application/atom+xml";
    private const int MostEntries = 25;
    private const int LinesShown = 20;

    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private NameLookup names = null!;

    private Uri root = null!;

    public async Task<IResult> Answer(ChangeScope scope, HttpContext http, CancellationToken cancellation)
    {
        root = new Uri(address.Root(http.Request));
        names = await NameLookup.Read(db, reader.Clocks.Known, cancellation);
        if (!scope.IsAll && NameOf(scope) is null)
            return Results.NotFound();
        var accounts = await history.Read(scope, reader.Clocks.Known, MostEntries, LinesShown, names, cancellation);
        http.Response.Headers.ContentLanguage = reader.Language;
        return Results.Bytes(Written(Feed(scope, accounts)), MediaType + "; charset=utf-8");
    }

    private SyndicationFeed Feed(ChangeScope scope, IReadOnlyList<RevisionSummary> accounts)
    {
        var feed = new SyndicationFeed
        {
            Id = Tag(scope.FeedPath()),
            Title = new TextSyndicationContent(Xml(words["Feed_Title", NameOf(scope) ?? words["Site_Name"]])),
            LastUpdatedTime = accounts.Count > 0 ? accounts[0].PublishedAt : reader.Clocks.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Language = reader.Language,
            Copyright = new TextSyndicationContent(site.DataLicence),
            Items = accounts.Select(account => Entry(scope, account)),
        };
        feed.Authors.Add(new SyndicationPerson { Name = site.Publisher });
        feed.Links.Add(SyndicationLink.CreateSelfLink(Absolute(reader.Link(scope.FeedPath())), MediaType));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Absolute(reader.Link(scope.IsAll ? "changes" : scope.Path())), "text/html"));
        return feed;
    }

    private SyndicationItem Entry(ChangeScope scope, RevisionSummary account)
    {
        var entry = new SyndicationItem
        {
            Id = Tag($"{scope.FeedPath()}/{account.Number}"),
            Title = new TextSyndicationContent(Xml(words["Feed_EntryTitle", account.Number, account.Summary])),
            PublishDate = account.PublishedAt,
            LastUpdatedTime = account.PublishedAt,
            Content = SyndicationContent.CreateXhtmlContent(Content(account).ToString(SaveOptions.DisableFormatting)),
        };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(AddressOf(account), "text/html"));
        foreach (var source in account.Lines.SelectMany(l => l.Sources).Distinct().Select(names.Source).OfType<Source>().Where(s => Source.IsLink(s.Address)))
            entry.Links.Add(new SyndicationLink(new Uri(source.Address!), "via", Xml(source.Title), null, 0));
        return entry;
    }

    private XElement Content(RevisionSummary account) => new(Xhtml + "div",
        Reason(describer.Reason(account.Reason)),
        account.Lines.Count == 0 ? null : new XElement(Xhtml + "ul", account.Lines.Select(Sentence)),
        account.Untold == 0 ? null : new XElement(Xhtml + "p", Link(AddressOf(account), format.Count("Changes_More", account.Untold))));

    private XElement Reason(LanguageTaggedText reason) => new(Xhtml + "p", Languages(reason.Language ?? reader.Language), Xml($"{reason}"));

    private XElement Sentence(ChangeLine line)
    {
        var sources = line.Sources.Select(key => names.Source(key) is { } source
            ? Link(Absolute(reader.Now("sources") + "#" + key), Formatter.Citation(source), source.Language)
            : Link(Absolute(reader.Now("sources") + "#" + key), key)).ToList();
        return new XElement(Xhtml + "li", describer.VerbWord(line), words["Colon"].Value,
            line.AfterVerb.Parts.Select(part => part.Language is { } language ? new XElement(Xhtml + "span", Languages(language), Xml(part.Text)) : (object)Xml(part.Text)),
            sources.Count == 0 ? null : new object[] { " (", sources.SelectMany((link, i) => i == 0 ? [link] : new object[] { words["List_Comma"].Value, link }), ")" });
    }

    private XElement Link(Uri address, string text, string? language = null) =>
        new(Xhtml + "a", new XAttribute("href", address.AbsoluteUri), reader.LanguageIfOther(language) is { } foreign ? Languages(foreign) : null, Xml(text));

    private static XAttribute[] Languages(string language) => [new("lang", Xml(language)), new(XNamespace.Xml + "lang", Xml(language))];

    private Uri AddressOf(RevisionSummary account) => Absolute(reader.Now($"changes/{account.Number}"));

    private Uri Absolute(string path) => new(root, path);

    /// <summary>A permanent id (RFC 4151), whatever the site's scheme and port; the day is the Declaration's.</summary>
    private string Tag(string path) => $"tag:{root.Host},2022-06-10:{reader.Language}/{path}";

    private string? NameOf(ChangeScope scope) => scope switch
    {
        { Country: { } country } => names.Country(country),
        { Committee: { } committee } => names.Committee(committee),
        { Pillar: { } pillar } => names.Pillar(pillar),
        _ => null,
    } is { } name ? name.In(reader.Language).Text : null;

    /// <summary>What XML may hold of a text; for anything else, as an old database may hold it, stands the replacement character.</summary>
    private static string Xml(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));

    private static byte[] Written(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            feed.GetAtom10Formatter().WriteTo(writer);
        return bytes.ToArray();
    }
}
