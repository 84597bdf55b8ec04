using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.Language;

/// <summary>Links to the sources of one page. The first to each carries the source's own address, which paper writes out.</summary>
public sealed class CitationLinks(ReadingContext reader)
{
    private readonly HashSet<string> cited = [];

    public TagBuilder Link(Source source)
    {
        var link = Link(source.Key, Formatter.Citation(source));
        if (source.Language != reader.Language)
            link.Attributes["lang"] = source.Language;
        if (Source.IsLink(source.Address) && cited.Add(source.Key))
            link.Attributes["data-address"] = source.Address;
        return link;
    }

    public TagBuilder Link(string key, string text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = reader.Link("sources") + "#" + key;
        link.InnerHtml.Append(text);
        return link;
    }
}
