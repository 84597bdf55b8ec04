using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// “Lead: ” and a list of links to countries, each with permanent data attributes that identify the membership.
/// Without keys, only the list.
/// </summary>
[HtmlTargetElement("members-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MembersLineTagHelper(ReadingContext reader, Formatter format, IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<Membership> Members { get; set; } = [];

    public RegisterSnapshot Snapshot { get; set; } = null!;

    /// <summary>Key of the words before one country.</summary>
    public string? One { get; set; }

    /// <summary>Key of the words before several countries.</summary>
    public string? Several { get; set; }

    /// <summary>Key of the words if there is no country.</summary>
    public string? None { get; set; }

    /// <summary>Further countries are counted; with this many names a line is still read.</summary>
    private const int MaxNamed = 25;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var key = Members.Count switch { 0 => None, 1 => One, _ => Several };
        if (key is not null)
            output.Content.Append(words[key]);
        var named = Members.Count > MaxNamed ? Members.Take(MaxNamed).ToList() : Members;
        for (var i = 0; i < named.Count; i++)
        {
            if (i > 0)
                output.Content.Append(i == Members.Count - 1 ? format.And(Snapshot.CountryName(named[i].Country)) : words["List_Comma"]);
            output.Content.AppendHtml(Link(named[i]));
        }
        if (named.Count < Members.Count)
            output.Content.Append(words["List_Comma"]).Append(format.Count("CompareDates_More", Members.Count - named.Count));
    }

    private TagBuilder Link(Membership member)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = reader.Link($"countries/{member.Country.ToLowerInvariant()}");
        link.Attributes["data-committee"] = member.Committee;
        link.Attributes["data-country"] = member.Country;
        link.Attributes["data-role"] = member.Role == Role.Lead ? "lead" : "participant";
        link.InnerHtml.Append(Snapshot.CountryName(member.Country));
        if (Snapshot.Country(member.Country)?.Name.In(reader.Language) is { IsFallback: true } wording && wording.Language != reader.Language)
            link.Attributes["lang"] = wording.Language;
        return link;
    }
}
