using LaDeclaration.Register.Countries;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>“Guatemala: endorsed the Declaration until 31 December 2026”, with a link to the country.</summary>
[HtmlTargetElement("ended-endorsement", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EndedEndorsementTagHelper(NounLinks links, Formatter format, IStringLocalizer<Words> words) : TagHelper
{
    public Endorsement Of { get; set; } = null!;

    public RegisterSnapshot Snapshot { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var name = Snapshot.Country(Of.Country)?.Name ?? Snapshot.Names.Country(Of.Country);
        output.Content.AppendHtml(NounLinks.FormatSentence(words["Countries_EndorsedUntil"], links.Country(Of.Country, name), format.LastDay(Of)));
    }
}
