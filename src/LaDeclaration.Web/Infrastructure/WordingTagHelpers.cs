using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>A localized text in the reader's language; marked with its own language where it falls back to another.</summary>
[HtmlTargetElement("wording", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(Reader reader) : TagHelper
{
    public LocalizedText Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wording = Of.In(reader.Language);
        output.TagName = wording.Language == reader.Language ? null : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (output.TagName is not null)
            output.Attributes.SetAttribute("lang", wording.Language);
        output.Content.SetContent(wording.Text);
    }
}

/// <summary>A run of links to countries, joined the language's own way; each carries the permanent marks of a membership.</summary>
[HtmlTargetElement("membership-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MembershipListTagHelper(Reader reader, IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<Membership> Members { get; set; } = [];

    public Roster Roster { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0)
                output.Content.Append(i == Members.Count - 1 ? Joint() : words["List_Comma"]);
            output.Content.AppendHtml(Link(Members[i]));
        }
    }

    private string Joint() => words["List_And", "", ""].Value;

    private TagBuilder Link(Membership member)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = reader.Link($"countries/{member.Country.ToLowerInvariant()}");
        link.Attributes["data-committee"] = member.Committee;
        link.Attributes["data-country"] = member.Country;
        link.Attributes["data-role"] = member.Role == Role.Lead ? "lead" : "participant";
        link.InnerHtml.Append(Roster.CountryName(member.Country));
        return link;
    }
}
