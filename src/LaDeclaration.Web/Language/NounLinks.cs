using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.Language;

/// <summary>Creates links to the pages of countries, committees and pillars, with their names, that keep the reader's clocks.</summary>
public sealed class NounLinks(ReadingContext reader, Formatter format, IStringLocalizer<Words> words)
{
    public TagBuilder Country(string code, LocalizedText? name) => Link(new ChangeScope(Country: code), reader.Name(name, code));

    public TagBuilder Committee(string slug, LocalizedText? name) => Link(new ChangeScope(Committee: slug), reader.Name(name, slug));

    public TagBuilder Pillar(int number, LocalizedText? name) => Link(new ChangeScope(Pillar: number), reader.Name(name, words["Pillar_Number", number]));

    /// <summary>“A, B and C”, as in the reader's language.</summary>
    /// <param name="last">The text of the last link, on which the word before it may depend.</param>
    public IHtmlContent JoinList(IReadOnlyList<IHtmlContent> links, string last)
    {
        var list = new HtmlContentBuilder();
        for (var i = 0; i < links.Count; i++)
        {
            if (i > 0)
                list.Append(i == links.Count - 1 ? format.And(last) : words["List_Comma"]);
            list.AppendHtml(links[i]);
        }
        return list;
    }

    /// <summary>Formats with arguments that may be HTML; others are encoded.</summary>
    public static IHtmlContent FormatSentence(string format, params object[] arguments) =>
        new HtmlContentBuilder().AppendFormat(CultureInfo.CurrentCulture, format, arguments);

    private TagBuilder Link(ChangeScope scope, LanguageTaggedText name)
    {
        var link = new TagBuilder("a") { Attributes = { ["href"] = reader.Link(scope.Path()) } };
        link.InnerHtml.AppendHtml(name);
        return link;
    }
}
