using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LaDeclaration.Web.TagHelpers;

/// <summary>“No lead since 20 November 2026; before: Guatemala”: who held a role last, or which roles a country held last, as links.</summary>
[HtmlTargetElement("former-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormerLineTagHelper(NounLinks links, Formatter format, ReadingContext reader, IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>The memberships that ended last, all on one day.</summary>
    public IReadOnlyList<IHeldRole> Last { get; set; } = [];

    /// <summary>Of the sentence in the interface's words.</summary>
    public string Key { get; set; } = "";

    /// <summary>Whether to name the committees, as on the page of a country; otherwise the countries.</summary>
    public bool Committees { get; set; }

    public RegisterSnapshot Snapshot { get; set; } = null!;

    /// <summary>For names that do not exist on the requested date; those of the snapshot if null.</summary>
    public NameLookup? Names { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var of = Committees ? Last.DistinctBy(m => m.Committee) : Last.DistinctBy(m => m.Country);
        var named = of.Select(m => (Role: m, Name: NameOf(m))).OrderBy(n => $"{reader.Name(n.Name)}", Snapshot.NameComparer).ToList();
        List<IHtmlContent> run = [.. named.Select(n => Committees ? links.Committee(n.Role.Committee, n.Name) : links.Country(n.Role.Country, n.Name))];
        output.Content.AppendHtml(NounLinks.FormatSentence(words[Key], format.NotSince(Last), links.JoinList(run, $"{reader.Name(named[^1].Name)}")));
    }

    private LocalizedText? NameOf(IHeldRole role) => Committees
        ? Snapshot.Committee(role.Committee)?.Name ?? (Names ?? Snapshot.Names).Committee(role.Committee)
        : Snapshot.Country(role.Country)?.Name ?? (Names ?? Snapshot.Names).Country(role.Country);
}
