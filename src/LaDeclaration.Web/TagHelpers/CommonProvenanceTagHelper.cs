using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Browsing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>
/// States once the dates and sources that most of the entries below it share. The <c>fine-print</c> of those entries then says nothing,
/// that of the others what is true of them. Nothing, if the entries have little in common; then each says its own.
/// </summary>
[HtmlTargetElement("common-provenance", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CommonProvenanceTagHelper(ProvenanceLine line, StatedProvenance stated, IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>The entries that follow, until the next such line.</summary>
    public IReadOnlyList<Statement> Of { get; set; } = [];

    public RegisterSnapshot Snapshot { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var common = Provenance.FindCommon(Of, Snapshot);
        var alike = Of.Where(s => Provenance.Of(s, Snapshot) == common).ToList();
        stated.State(alike);
        if (alike.Count == 0)
            return;
        var about = alike.Count < Of.Count ? "Provenance_Most" : Of.All(s => s is Membership) ? "Provenance_AllRoles" : "Provenance_AllEntries";
        output.Content.AppendHtml(line.Write(new StringHtmlContent(words[about]), [alike[0]], Snapshot));
    }
}
