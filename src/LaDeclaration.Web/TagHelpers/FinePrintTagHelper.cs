using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// The small line below an entry: since when it holds, when it was last confirmed, its sources. If these differ among the members of a
/// committee, each lead has a line with its name, and the participants share one that is true of each.
/// </summary>
[HtmlTargetElement("fine-print", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FinePrintTagHelper(ReadingContext reader, CitationLinks citations, Formatter format, IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>One entry, or several that are shown together.</summary>
    public IReadOnlyList<Statement> Statements { get; set; } = [];

    public RegisterSnapshot Snapshot { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Statements.Count == 0)
            return;
        var members = Statements.OfType<Membership>().ToList();
        if (members.Select(m => m.Committee).Distinct().Count() != 1 || members.Select(Tenure).Distinct().Count() == 1)
        {
            output.Content.AppendHtml(Line(null, Statements));
            return;
        }
        foreach (var leads in members.Where(m => m.Role == Role.Lead).GroupBy(Tenure))
            output.Content.AppendHtml(Line(LanguageTaggedText.Join("", [Named(leads), words["Colon"].Value]), [.. leads]));
        var participants = members.FindAll(m => m.Role == Role.Participant);
        if (participants.Count > 0)
            output.Content.AppendHtml(Line(words[participants.Count == 1 ? "Entry_Participant" : "Entry_Participants"], participants));
    }

    private object Tenure(Membership member) => (member.From, member.FromIs, member.Until, member.UntilIs, Snapshot.GetLastConfirmed(member));

    private LanguageTaggedText Named(IEnumerable<Membership> members) =>
        format.List([.. members.Select(m => reader.Name(Snapshot.Names.Country(m.Country), m.Country))]);

    private TagBuilder Line(LanguageTaggedText? about, IReadOnlyList<Statement> statements)
    {
        var line = new TagBuilder("p") { Attributes = { ["class"] = "fine" } };
        var since = format.Since(statements, Snapshot.Clocks.On);
        if (about is not null)
            line.InnerHtml.AppendHtml(about);
        line.InnerHtml.AppendHtml(Time(statements.Min(s => s.From).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), about is null ? Formatter.Capitalize(since) : since));
        var isOver = statements.All(s => s.HasEndedBy(Snapshot.Clocks.On));
        var confirmed = statements.Select(Snapshot.GetLastConfirmed).Distinct().Order(StringComparer.Ordinal).ToList();
        if (!isOver && confirmed[0] is { } least)
            line.InnerHtml.Append(words["Fine_LastConfirmed"]).AppendHtml(Time(least, confirmed.Count == 1 ? format.Date(least) : words["Date_OrLater", format.Date(least)]));
        var separator = words["Fine_Source"].Value;
        foreach (var source in Snapshot.CitedSources(statements))
        {
            line.InnerHtml.Append(separator).AppendHtml(citations.Link(source));
            separator = words["List_Comma"];
        }
        return line;
    }

    private static TagBuilder Time(string iso, string text)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = iso;
        time.InnerHtml.Append(text);
        return time;
    }
}
