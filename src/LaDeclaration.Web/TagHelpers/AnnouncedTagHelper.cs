using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// A statement that begins or ends after the requested date, with links to its subject and its sources:
/// “Panama: lead, announced: from 15 January 2027, source U.S. Department of State, 2022”.
/// </summary>
[HtmlTargetElement("announced", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AnnouncedTagHelper(ReadingContext reader, NounLinks links, CitationLinks citations, Formatter format, IStringLocalizer<Words> words) : TagHelper
{
    public Statement Of { get; set; } = null!;

    public NameLookup Names { get; set; } = null!;

    /// <summary>The country or committee that the page is about, which is not named again.</summary>
    public ChangeScope Beside { get; set; } = new();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.AppendHtml(NounLinks.FormatSentence(words["Line_Add"], Describe(), format.Announced(Of, reader.Clocks.On)));
        var separator = words["Provenance_Source"].Value;
        foreach (var key in Of.Sources.OrderBy(key => Names.Source(key)?.Date, StringComparer.Ordinal))
        {
            output.Content.Append(separator).AppendHtml(Names.Source(key) is { } source ? citations.Link(source) : citations.Link(key, key));
            separator = words["List_Comma"];
        }
    }

    private IHtmlContent Describe() => Of switch
    {
        Membership m when Beside.Committee is not null => Joined(Country(m.Country), words["Role_" + m.Role].Value),
        Membership m when Beside.Country is not null => Joined(Formatter.Capitalize(words["Role_" + m.Role]), Committee(m.Committee)),
        Membership m => NounLinks.FormatSentence(words[m.Role == Role.Lead ? "Statement_Lead" : "Statement_Participant"], Country(m.Country), Committee(m.Committee)),
        Endorsement e => NounLinks.FormatSentence(words["Statement_Endorsement"], Country(e.Country)),
        CountryDetails c => NounLinks.FormatSentence(words["Statement_Country"], links.Country(c.Country, c.Name)),
        PillarDetails p => NounLinks.FormatSentence(words["Statement_Pillar"], p.Pillar, links.Pillar(p.Pillar, p.Name)),
        CommitteeDetails c => NounLinks.FormatSentence(words["Statement_Committee"], links.Committee(c.Committee, c.Name), c.Pillar),
        _ => throw new InvalidOperationException($"Nothing announces a {Of.Subject.Kind}."),
    };

    private IHtmlContent Joined(object one, object other) => NounLinks.FormatSentence("{0}{1}{2}", one, words["Colon"].Value, other);

    private TagBuilder Country(string code) => links.Country(code, Names.Country(code));

    private TagBuilder Committee(string slug) => links.Committee(slug, Names.Committee(slug));
}
