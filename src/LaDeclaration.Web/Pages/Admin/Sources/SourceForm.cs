using LaDeclaration.Register.Sources;
using LaDeclaration.Web.Editing;

namespace LaDeclaration.Web.Pages.Admin.Sources;

/// <summary>What is said about a source, as typed. A page posts it as “Fields”.</summary>
public sealed class SourceForm
{
    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Language { get; set; }

    public string? Date { get; set; }

    public string? Address { get; set; }

    public SourceInput Typed => new(Title, Publisher, Language, Date, Address);

    public static SourceForm Of(Source source) =>
        new() { Title = source.Title, Publisher = source.Publisher, Language = source.Language, Date = source.Date, Address = source.Address };
}
