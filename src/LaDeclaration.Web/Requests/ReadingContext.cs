using System.Globalization;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Requests;

/// <summary>The language of a request and the clocks (date and revision) that it reads the register by; builds links that keep them.</summary>
public sealed class ReadingContext
{
    private IndexAtRevision? newestIndex;

    public string Language { get; internal set; } = "en";

    public Clocks Clocks { get; internal set; }

    /// <summary>The newest revision when the request came in.</summary>
    public int Newest => newestIndex?.Known ?? 0;

    /// <summary>The index by these clocks.</summary>
    public IndexOnDay Index => newestIndex!.At(Clocks.Known).On(Clocks.On);

    /// <summary>The UTC date when the request came in.</summary>
    public DateOnly Today { get; internal set; }

    /// <summary>Whether the address names a date.</summary>
    public bool AsksForDate { get; internal set; }

    /// <summary>Whether the date is before today; then what began later is left out, even of histories.</summary>
    public bool LooksBack => Clocks.On < Today;

    /// <summary>Whether the address names a revision.</summary>
    public bool AsksForRevision { get; internal set; }

    /// <summary>What is wrong with the request, for the error page; null if nothing is.</summary>
    public ErrorMessage? Error { get; set; }

    /// <summary>The requested path, without its language and without a leading slash: “committees/labor-mobility”.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The query parameters among <see cref="PublicQueryParameters.OfPages"/>, without the clocks.</summary>
    public IReadOnlyList<(string Name, string? Value)> Query { get; internal set; } = [];

    /// <summary>Empty if there is none.</summary>
    public string SearchText => Query.FirstOrDefault(q => q.Name == "q").Value ?? "";

    /// <summary>Sets the clocks to today and the newest revision.</summary>
    internal void SetNewest(IndexAtRevision index, DateOnly today)
    {
        (newestIndex, Today) = (index, today);
        Clocks = new Clocks(today, index.Known);
    }

    /// <summary>Moves on to the revision of a snapshot of the database, which is the newest in it.</summary>
    internal void ReadSnapshot(IndexAtRevision index)
    {
        newestIndex = index;
        var known = AsksForRevision ? Clocks.Known : index.Known;
        Clocks = Clocks with { Known = known, IsNewest = known == index.Known };
    }

    /// <summary>Moves on to a revision that was published meanwhile, for what is asked of the newest.</summary>
    internal void SetNewest(IndexAtRevision index) => newestIndex = index;

    /// <summary>For the attribute “lang”: null if it is the request's own language.</summary>
    public string? LanguageIfOther(string? language) => language == Language ? null : language;

    /// <summary>The address of a page in the same language with the same clocks.</summary>
    /// <param name="path">As <see cref="Path"/>.</param>
    /// <param name="query">Parameters without a value are left out.</param>
    public string Link(string path = "", params IEnumerable<(string Name, string? Value)> query) => Now(path) + FormatQuery([.. query, .. ClockQuery]);

    /// <summary>The address of a page in the same language without clocks: today, at the newest revision.</summary>
    public string Now(string path = "") => Address(Language, path);

    /// <summary>The address of the requested page in another language.</summary>
    public string InLanguage(string language) => Address(language, Path) + FormatQuery([.. Query, .. ClockQuery]);

    /// <summary>The address of the requested page without clocks.</summary>
    public string HereNow => Now(Path) + FormatQuery(Query);

    /// <summary>The address of the requested page with some query parameters replaced, or removed where the value is null.</summary>
    public string WithQuery(params (string Name, string? Value)[] changed) =>
        Link(Path, [.. Query.Where(q => changed.All(c => c.Name != q.Name)), .. changed]);

    /// <summary>The value of a query parameter; of a repeated one, all values with commas between. Null if it is missing.</summary>
    public string? GetQueryValue(string name) =>
        Query.Any(q => q.Name == name) ? string.Join(',', Query.Where(q => q.Name == name).Select(q => q.Value)) : null;

    /// <summary>The value of a query parameter. Null if it is missing or not accepted; the latter also sets <see cref="Error"/>.</summary>
    public string? GetQueryValue(string name, params string[] accepted)
    {
        if (GetQueryValue(name) is not { } value || accepted.Contains(value))
            return GetQueryValue(name);
        Error = new ErrorMessage("Error_BadChoice", value, string.Join(", ", accepted.Select(a => $"{name}={a}")));
        return null;
    }

    /// <summary>The address of the requested page with both clocks, at which it never changes.</summary>
    public string Permalink => Now(Path) + FormatQuery([.. Query, .. ToQuery(Clocks.On, Clocks.Known)]);

    /// <summary>The address of the requested page on another day, at the same revision.</summary>
    public string On(DateOnly day) => Now(Path) + FormatQuery([.. Query, .. ToQuery(day, AsksForRevision ? Clocks.Known : null)]);

    /// <summary>The address of a page on another day, at the same revision.</summary>
    public string On(DateOnly day, string path) => Now(path) + FormatQuery(ToQuery(day, AsksForRevision ? Clocks.Known : null));

    /// <summary>The address of a data file, which has no language, with the same clocks.</summary>
    public string DataLink(string file) => $"/data/{file}" + FormatQuery(ClockQuery);

    /// <summary>The query parameters “on” and “known”; the value is null if the address does not name it.</summary>
    public IEnumerable<(string Name, string? Value)> ClockQuery =>
        ToQuery(AsksForDate ? Clocks.On : null, AsksForRevision ? Clocks.Known : null);

    private static (string Name, string? Value)[] ToQuery(DateOnly? on, int? known) =>
        [("on", on?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("known", known?.ToString(CultureInfo.InvariantCulture))];

    private static string Address(string language, string path) => path.Length == 0 ? $"/{language}" : $"/{language}/{path}";

    private static string FormatQuery(IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!).Replace("%2C", ",", StringComparison.Ordinal)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
