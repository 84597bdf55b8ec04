using System.Globalization;

namespace LaDeclaration.Web.Browsing;

/// <summary>What the links to other pages of a list need.</summary>
public interface IListPage
{
    /// <summary>From 1.</summary>
    int Number { get; }

    /// <summary>The number of pages.</summary>
    int Count { get; }
}

/// <summary>A page of a list that may be too long to be shown whole.</summary>
/// <param name="Total">The length of the whole list.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int Number, int Count) : IListPage;

public static class ListPage
{
    /// <summary>The page that the query parameter “page” asks for, by default the first. If there is no such page, sets <see cref="ReadingContext.Error"/>.</summary>
    /// <param name="whole">Up to this length the list is one page.</param>
    /// <param name="size">The length of a page of a longer list.</param>
    public static ListPage<T> Read<T>(ReadingContext reader, IReadOnlyList<T> list, int whole, int size)
    {
        var count = CountPages(list, whole, size);
        if (reader.GetQueryValue("page") is not { } asked)
            return Take(list, 1, count, size);
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count)
            return Take(list, number, count, size);
        reader.Error = new ErrorMessage("Error_NoSuchPage", asked, count);
        return Take(list, 1, count, size);
    }

    /// <summary>The page on which an item stands.</summary>
    public static ListPage<T> Containing<T>(IReadOnlyList<T> list, Func<T, bool> isItem, int whole, int size) =>
        Take(list, CountPages(list, whole, size) == 1 ? 1 : (list.TakeWhile(item => !isItem(item)).Count() / size) + 1, CountPages(list, whole, size), size);

    private static int CountPages<T>(IReadOnlyList<T> list, int whole, int size) => list.Count <= whole ? 1 : (list.Count + size - 1) / size;

    private static ListPage<T> Take<T>(IReadOnlyList<T> list, int number, int count, int size) =>
        new(count == 1 ? list : [.. list.Skip((number - 1) * size).Take(size)], list.Count, number, count);
}
