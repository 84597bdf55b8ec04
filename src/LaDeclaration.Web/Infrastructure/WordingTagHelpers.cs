using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>
/// A localized text in the reader's language. Where it falls back to another it carries that language;
/// that, and a translation beside official words that is none itself, gets a mark which the page's foot explains.
/// </summary>
[HtmlTargetElement("wording", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordingTagHelper(Reader reader, Footnotes footnotes, IStringLocalizer<Words> words) : TagHelper
{
    public LocalizedText Of { get; set; } = null!;

    /// <summary>False where a mark has no place, as in words for those who do not see a mark.</summary>
    public bool Marked { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var wording = Of.In(reader.Language);
        var text = new TagBuilder("span");
        text.InnerHtml.Append(wording.Text);
        if (wording.IsFallback && wording.Language != reader.Language)
            text.Attributes["lang"] = wording.Language;
        output.Content.SetHtmlContent(text.Attributes.Count > 0 ? text : text.InnerHtml);
        if (!Marked)
            return;
        if (text.Attributes.Count > 0)
        {
            footnotes.FellBackTo.Add(wording.Language);
            Mark($"[{wording.Language}]", words["Mark_Fallback", Phrases.Language(wording.Language)]);
        }
        else if (!wording.Official && Of.Wordings.Values.Any(w => w.Official))
        {
            footnotes.Unofficial = true;
            Mark("*", words["Mark_Unofficial"]);
        }

        void Mark(string sign, string meaning)
        {
            var mark = new TagBuilder("span") { Attributes = { ["class"] = "mark", ["aria-hidden"] = "true" } };
            var said = new TagBuilder("span") { Attributes = { ["class"] = "hidden-text" } };
            mark.InnerHtml.Append(sign);
            said.InnerHtml.Append(meaning);
            output.Content.AppendHtml(mark).AppendHtml(said);
        }
    }
}

/// <summary>A country's name on the day looked at, or its code where it has none.</summary>
[HtmlTargetElement("country-name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountryNameTagHelper(Reader reader) : TagHelper
{
    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string Code { get; set; } = "";

    public Roster Roster { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Roster.CountryNames.GetValueOrDefault(Code)?.Name.In(reader.Language);
        var isForeign = name is not null && name.Language != reader.Language;
        output.TagName = isForeign ? "span" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (isForeign)
            output.Attributes.SetAttribute("lang", name!.Language);
        output.Content.SetContent(name?.Text ?? Code);
    }
}

/// <summary>
/// “Lead: ” and a run of links to countries, joined the language's own way; each carries the permanent marks of a membership.
/// Without the keys of its words it is the run alone.
/// </summary>
[HtmlTargetElement("members-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MembersLineTagHelper(Reader reader, Phrases phrases, IStringLocalizer<Words> words) : TagHelper
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
                output.Content.Append(i == Members.Count - 1 ? phrases.And(Roster.CountryName(Members[i].Country)) : words["List_Comma"]);
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
        if (Roster.CountryNames.GetValueOrDefault(member.Country)?.Name.In(reader.Language) is { IsFallback: true } wording && wording.Language != reader.Language)
            link.Attributes["lang"] = wording.Language;
        return link;
    }
}

/// <summary>What one thing of a change set says. A source's title and publisher carry their own language.</summary>
[HtmlTargetElement("line-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LineTextTagHelper(Reader reader, IStringLocalizer<Words> words) : TagHelper
{
    public ChangeLine Line { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Line is { Verb: Verb.Add, Changes: [{ Proposed: Source source }] } && reader.Foreign(source.Language) is { } language)
            output.Content.AppendFormat(CultureInfo.CurrentCulture, words["Is_Source"], In(language, source.Title), In(language, source.Publisher));
        else
            output.Content.SetContent(Line.Text);
    }

    private static TagBuilder In(string language, string text)
    {
        var span = new TagBuilder("span") { Attributes = { ["lang"] = language } };
        span.InnerHtml.Append(text);
        return span;
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
        // A source from before the first day announced it; that it is so nobody has confirmed yet.
        var from = first.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Roster.LastConfirmed(Statements) is { } confirmed && string.CompareOrdinal(confirmed, from[..confirmed.Length]) >= 0)
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
