using System.Globalization;

namespace LaDeclaration.Web.Browsing;

/// <summary>What the links to other pages of a list need.</summary>
public interface IListPage
{
    /// <summary>From 1.</summary>
    int Number { get; }

    /// <summary>The number of pages.</summary>
    int Count { get; }

    /// <summary>The length of the whole list.</summary>
    int Total { get; }
}

/// <summary>A page of a list that may be too long to be shown whole.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int Number, int Count) : IListPage;

public static class ListPage
{
    /// <summary>The page that the query parameter “page” asks for, by default the first. If there is no such page, sets <see cref="ReadingContext.Error"/>.</summary>
    /// <param name="whole">Up to this length the list is one page.</param>
    /// <param name="size">The length of a page of a longer list.</param>
    public static ListPage<T> Read<T>(ReadingContext reader, IReadOnlyList<T> list, int whole, int size)
    {
        var asked = reader.GetQueryValue("page");
        if (Find(list, asked, whole, size) is { } page)
            return page;
        var count = CountPages(list.Count, whole, size);
        reader.Error = new ErrorMessage("Error_NoSuchPage", asked!, count);
        return Take(list, 1, count, size);
    }

    /// <summary>The page of a number as it stands in an address, by default the first; null if there is no such page.</summary>
    /// <param name="whole">Up to this length the list is one page.</param>
    /// <param name="size">The length of a page of a longer list.</param>
    public static ListPage<T>? Find<T>(IReadOnlyList<T> list, string? number, int whole, int size) =>
        FindNumber(list.Count, number, whole, size) is (var found, var count) ? Take(list, found, count, size) : null;

    /// <summary>The same for a list that is not read whole.</summary>
    /// <param name="total">The length of the list.</param>
    public static (int Number, int Count)? FindNumber(int total, string? number, int whole, int size)
    {
        var count = CountPages(total, whole, size);
        if (number is null)
            return (1, count);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked >= 1 && asked <= count ? (asked, count) : null;
    }

    /// <summary>The page on which an item stands.</summary>
    public static ListPage<T> Containing<T>(IReadOnlyList<T> list, Func<T, bool> isItem, int whole, int size) =>
        Take(list, CountPages(list.Count, whole, size) == 1 ? 1 : (list.TakeWhile(item => !isItem(item)).Count() / size) + 1, CountPages(list.Count, whole, size), size);

    private static int CountPages(int total, int whole, int size) => total <= whole ? 1 : (total + size - 1) / size;

    private static ListPage<T> Take<T>(IReadOnlyList<T> list, int number, int count, int size) =>
        new(count == 1 ? list : [.. list.Skip((number - 1) * size).Take(size)], list.Count, number, count);
}
