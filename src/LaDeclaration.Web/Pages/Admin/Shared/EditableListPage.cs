using System.Globalization;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages.Admin.Shared;

/// <summary>A list of what forms edit. A long one is shown in pages and can be filtered. Its links take along the draft that a form is to add to.</summary>
public abstract class EditableListPage(ReadingContext reader) : PageModel
{
    /// <summary>The draft that a form chosen here is to add to.</summary>
    [FromQuery]
    public int? Draft { get; set; }

    /// <summary>Part of a name or key; only what has it is listed.</summary>
    [FromQuery(Name = "q")]
    public string? Filter { get; set; }

    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    public string Query => Draft is null ? "" : $"?draft={Draft}";

    /// <summary>Whether the list is longer than a page.</summary>
    public bool IsLong { get; protected set; }

    /// <summary>Null if nothing is listed.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>Other parameters of the address that links keep.</summary>
    public virtual IEnumerable<(string Name, string? Value)> Choice => [("draft", Draft?.ToString(CultureInfo.InvariantCulture))];

    protected ReadingContext Reader { get; } = reader;

    protected bool IsFiltered => FilterKey.Length > 0;

    private string FilterKey => SearchKey.Of(Filter ?? "");

    /// <summary>What the page lists of all; null if there is no such page.</summary>
    /// <param name="whole">Up to this length the list is one page.</param>
    /// <param name="size">The length of a page of a longer list.</param>
    /// <param name="texts">The names and keys of an item.</param>
    protected IReadOnlyList<T>? Take<T>(IReadOnlyList<T> all, int whole, int size, Func<T, IEnumerable<string>> texts)
    {
        IsLong = all.Count > whole;
        var key = FilterKey;
        var found = key.Length == 0 ? all : [.. all.Where(item => texts(item).Any(text => SearchKey.Of(text).Contains(key, StringComparison.Ordinal)))];
        var page = ListPage.Find(found, PageNumber, whole, size);
        if (page is not null)
            SetPage(page);
        return page?.Items;
    }

    /// <summary>The same for a list that is not read whole.</summary>
    protected void Show(IListPage page)
    {
        IsLong = page.Count > 1;
        SetPage(page);
    }

    private void SetPage(IListPage page) => Pages = PageLinks.Of(page, Reader, [.. Choice, ("q", Filter)]);
}
