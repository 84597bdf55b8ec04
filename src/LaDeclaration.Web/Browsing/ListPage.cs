namespace LaDeclaration.Web.Browsing;

/// <summary>A page of a list that is too long to be shown whole, by the query parameter “page”.</summary>
/// <param name="Total">The length of the whole list.</param>
/// <param name="Number">From 1.</param>
/// <param name="Count">The number of pages.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int Number, int Count) : IListPage
{
    /// <summary>The page that the address asks for, the first by default. If there is no such page, sets <see cref="ReadingContext.Error"/>.</summary>
    /// <param name="whole">Up to this length the list is one page.</param>
    /// <param name="size">The length of a page of a longer list.</param>
    public static ListPage<T> Read(ReadingContext reader, IReadOnlyList<T> list, int whole, int size)
    {
        var count = list.Count <= whole ? 1 : (list.Count + size - 1) / size;
        var number = 1;
        if (reader.GetQueryValue("page") is { } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1 || number > count))
        {
            reader.Error = new ErrorMessage("Error_NoSuchPage", asked, count);
            number = 1;
        }
        return new(count == 1 ? list : [.. list.Skip((number - 1) * size).Take(size)], list.Count, number, count);
    }
}

/// <summary>What the links to other pages of a list need.</summary>
public interface IListPage
{
    int Number { get; }

    int Count { get; }
}
