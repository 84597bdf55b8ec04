using LaDeclaration.Register.Sources;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.Language;

/// <summary>Creates links to sources, one instance per page. The first link to each has the source's own address in data-address, for print.</summary>
public sealed class CitationLinks(ReadingContext reader)
{
    private readonly HashSet<string> cited = [];

    public TagBuilder Link(Source source)
    {
        var link = Link(source.Key, Formatter.Citation(source));
        if (reader.LanguageIfOther(source.Language) is { } language)
            link.Attributes["lang"] = language;
        if (Source.IsLink(source.Address) && cited.Add(source.Key))
            link.Attributes["data-address"] = source.Address;
        return link;
    }

    public TagBuilder Link(string key, string text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = reader.SourceLink(key);
        link.InnerHtml.Append(text);
        return link;
    }
}
