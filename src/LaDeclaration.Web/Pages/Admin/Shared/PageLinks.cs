using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Admin.Shared;

/// <summary>Links to the other pages of a list.</summary>
/// <param name="Address">Of the page with that number.</param>
public sealed record PageLinks(IListPage Page, Func<int, string> Address)
{
    /// <summary>The links below the address of the request, with other parameters of it.</summary>
    public static PageLinks Of(IListPage page, ReadingContext reader, params IEnumerable<(string Name, string? Value)> query) =>
        new(page, number => reader.Link(reader.Path, [.. query, ("page", number == 1 ? null : $"{number}")]));
}
