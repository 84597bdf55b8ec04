using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// The small line below an entry: since when it holds, when it was last confirmed, its sources. Nothing, if the page has stated just that
/// for its entries. If it differs among the members of a committee, each lead that differs has a line with its name, and the participants
/// that differ share one that is true of each.
/// </summary>
[HtmlTargetElement("fine-print", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FinePrintTagHelper(ReadingContext reader, ProvenanceLine line, StatedProvenance stated, Formatter format, IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>One entry, or several that are shown together.</summary>
    public IReadOnlyList<Statement> Statements { get; set; } = [];

    public RegisterSnapshot Snapshot { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var unstated = Statements.Where(s => !stated.Covers(s)).ToList();
        if (unstated.Count == 0)
            return;
        var members = unstated.OfType<Membership>().ToList();
        var isOneCommittee = members.Select(m => m.Committee).Distinct().Count() == 1;
        if (!isOneCommittee || unstated.Count == Statements.Count && members.Select(m => Provenance.Of(m, Snapshot)).Distinct().Count() == 1)
        {
            output.Content.AppendHtml(line.Write(null, unstated, Snapshot));
            return;
        }
        foreach (var leads in members.Where(m => m.Role == Role.Lead).GroupBy(m => Provenance.Of(m, Snapshot)))
            output.Content.AppendHtml(line.Write(Named("lead", leads), [.. leads], Snapshot));
        var participants = members.FindAll(m => m.Role == Role.Participant);
        if (participants.Count == 0)
            return;
        var all = Statements.OfType<Membership>().Count(m => m.Role == Role.Participant);
        output.Content.AppendHtml(line.Write(
            participants.Count == all ? new StringHtmlContent(words[all == 1 ? "Entry_Participant" : "Entry_Participants"]) : Named("participant", participants), participants, Snapshot));
    }

    /// <summary>With the role, if the country is shown in both.</summary>
    private LanguageTaggedText NameOf(Membership member)
    {
        var name = reader.Name(Snapshot.Names.Country(member.Country), member.Country);
        return Snapshot.HasBothRoles(member.Country, member.Committee) ? LanguageTaggedText.Join("", [name, $" ({words["Role_" + member.Role].Value})"]) : name;
    }

    private HtmlContentBuilder Named(string mark, IEnumerable<Membership> members)
    {
        var names = new TagBuilder("span") { Attributes = { ["class"] = mark } };
        names.InnerHtml.AppendHtml(format.List([.. members.Select(NameOf)]));
        return new HtmlContentBuilder([names, words["Colon"].Value]);
    }
}
