using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
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

/// <summary>
/// “Lead: ” and a run of links to countries, joined the language's own way; each carries the permanent marks of a membership.
/// Without the keys of its words it is the run alone.
/// </summary>
[HtmlTargetElement("members-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MembersLineTagHelper(Reader reader, IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<Membership> Members { get; set; } = [];

    public Roster Roster { get; set; } = null!;

    /// <summary>The key of the words before one country.</summary>
    public string? One { get; set; }

    /// <summary>The key of the words before several countries.</summary>
    public string? Several { get; set; }

    /// <summary>The key of the words when there is none.</summary>
    public string? None { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var key = Members.Count switch { 0 => None, 1 => One, _ => Several };
        if (key is not null)
            output.Content.Append(words[key]);
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0)
                output.Content.Append(i == Members.Count - 1 ? words["List_And", "", ""] : words["List_Comma"]);
            output.Content.AppendHtml(Link(Members[i]));
        }
    }

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

/// <summary>The small line beneath an entry: since when, when last confirmed, by which sources.</summary>
[HtmlTargetElement("fine-print", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FinePrintTagHelper(Citations citations, Phrases phrases, IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>One entry, or several that share a line: since the earliest of them.</summary>
    public IReadOnlyList<Statement> Statements { get; set; } = [];

    public Roster Roster { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fine");
        var first = Statements.MinBy(s => s.From)!;
        output.Content.AppendHtml(Time(first.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Phrases.Capital(phrases.Since(first, Roster.Clocks.On))));
        if (Roster.LastConfirmed(Statements) is { } confirmed)
            output.Content.Append(words["Fine_LastConfirmed"]).AppendHtml(Time(confirmed, phrases.Date(confirmed)));
        var joint = words["Fine_Source"].Value;
        foreach (var source in Roster.Cited(Statements))
        {
            output.Content.Append(joint).AppendHtml(citations.Link(source));
            joint = words["List_Comma"];
        }
    }

    private static TagBuilder Time(string iso, string text)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = iso;
        time.InnerHtml.Append(text);
        return time;
    }
}

/// <summary>The keys of sources as links to the page that describes them.</summary>
[HtmlTargetElement("source-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SourceLinksTagHelper(Citations citations, IStringLocalizer<Words> words) : TagHelper
{
    public IReadOnlyList<string> Keys { get; set; } = [];

    public NameBook Names { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        for (var i = 0; i < Keys.Count; i++)
        {
            var link = Names.Source(Keys[i]) is { } source ? citations.Link(source) : citations.Link(Keys[i], Keys[i]);
            output.Content.Append(i > 0 ? words["List_Comma"] : "").AppendHtml(link);
        }
    }
}
