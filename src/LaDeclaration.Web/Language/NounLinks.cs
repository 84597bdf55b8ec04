using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Language;

/// <summary>Links to the pages of countries, committees and pillars, through the reader's clocks, each called by its name.</summary>
public sealed class NounLinks(ReadingContext reader, Formatter format, IStringLocalizer<Words> words)
{
    public TagBuilder Country(string code, LocalizedText? name) => Link(new ChangeScope(Country: code), reader.Name(name, code));

    public TagBuilder Committee(string slug, LocalizedText? name) => Link(new ChangeScope(Committee: slug), reader.Name(name, slug));

    public TagBuilder Pillar(int number, LocalizedText? name) => Link(new ChangeScope(Pillar: number), reader.Name(name, words["Pillar_Number", number]));

    /// <summary>“A, B and C”, the language's own way.</summary>
    /// <param name="links">The links.</param>
    /// <param name="last">The name of the last of them, which the word before it may depend on.</param>
    public IHtmlContent Run(IReadOnlyList<IHtmlContent> links, string last)
    {
        var run = new HtmlContentBuilder();
        for (var i = 0; i < links.Count; i++)
        {
            if (i > 0)
                run.Append(i == links.Count - 1 ? format.And(last) : words["List_Comma"]);
            run.AppendHtml(links[i]);
        }
        return run;
    }

    /// <summary>The sentence with links in its gaps; whatever else stands there is text.</summary>
    public static IHtmlContent Sentence(string sentence, params object[] arguments) =>
        new HtmlContentBuilder().AppendFormat(CultureInfo.CurrentCulture, sentence, arguments);

    private TagBuilder Link(ChangeScope scope, LanguageTaggedText name)
    {
        var link = new TagBuilder("a") { Attributes = { ["href"] = reader.Link(scope.Path()) } };
        link.InnerHtml.AppendHtml(name);
        return link;
    }
}
