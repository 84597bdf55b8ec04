using System.Globalization;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LaDeclaration.Web.Browsing;

/// <summary>Writes the small line about dates and sources: “Since 6 October 2022, last confirmed: 6 October 2022, source: …”.</summary>
public sealed class ProvenanceLine(CitationLinks citations, Formatter format, IStringLocalizer<Words> words)
{
    /// <param name="about">What the line is about, with its colon; null if what stands above the line says it.</param>
    /// <param name="statements">At least one; the line says what is true of each.</param>
    public IHtmlContent Write(IHtmlContent? about, IReadOnlyList<Statement> statements, RegisterSnapshot snapshot)
    {
        var line = new TagBuilder("p") { Attributes = { ["class"] = "fine" } };
        var since = format.Since(statements, snapshot.Clocks.On);
        if (about is not null)
            line.InnerHtml.AppendHtml(about);
        line.InnerHtml.AppendHtml(Time(statements.Min(s => s.From).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), about is null ? Formatter.Capitalize(since) : since));
        var isOver = statements.All(s => s.HasEndedBy(snapshot.Clocks.On));
        var confirmed = statements.Select(snapshot.GetLastConfirmed).Distinct().Order(StringComparer.Ordinal).ToList();
        if (!isOver && confirmed[0] is { } least)
            line.InnerHtml.Append(words["Fine_LastConfirmed"]).AppendHtml(Time(least, confirmed.Count == 1 ? format.Date(least) : words["Date_OrLater", format.Date(least)]));
        var separator = words["Fine_Source"].Value;
        foreach (var source in snapshot.CitedSources(statements))
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
