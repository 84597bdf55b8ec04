using LaDeclaration.Register.Countries;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>“Guatemala: endorsed the Declaration until 31 December 2026”, with a link to the country.</summary>
[HtmlTargetElement("ended-endorsement", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EndedEndorsementTagHelper(NounLinks links, Phrases phrases, IStringLocalizer<Words> words) : TagHelper
{
    public Endorsement Of { get; set; } = null!;

    public Roster Roster { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var name = Roster.CountryNames.GetValueOrDefault(Of.Country)?.Name ?? Roster.Names.Country(Of.Country);
        output.Content.AppendHtml(NounLinks.Sentence(words["Countries_EndorsedUntil"], links.Country(Of.Country, name), phrases.LastDay(Of)));
    }
}
