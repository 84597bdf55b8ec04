using System.Globalization;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Requests;

/// <summary>Who asks: in which language, and looking through which clocks. One for each request, set before the page runs.</summary>
public sealed class ReadingContext
{
    public string Language { get; internal set; } = "en";

    public Clocks Clocks { get; internal set; }

    /// <summary>The newest revision when the request came in.</summary>
    public int Newest { get; internal set; }

    /// <summary>The UTC date when the request came in.</summary>
    public DateOnly Today { get; internal set; }

    public bool AsksForDate { get; internal set; }

    /// <summary>True when looking at a day before today: what began later is left out, also from lists of what was.</summary>
    public bool LooksBack => Clocks.On < Today;

    public bool AsksForRevision { get; internal set; }

    /// <summary>What was wrong with the address, if anything; the error page says it.</summary>
    public ErrorMessage? Complaint { get; set; }

    /// <summary>The address asked for, below its language and without a leading slash: “committees/labor-mobility”.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>What the address asks of this page beside the clocks, of what public pages know: “sort” and “roles”.</summary>
    public IReadOnlyList<(string Name, string? Value)> Asked { get; internal set; } = [];

    /// <summary>The words to search for; empty when none are.</summary>
    public string SearchText => Asked.FirstOrDefault(a => a.Name == "q").Value ?? "";

    /// <summary>The language, if it is another than the reader's: for “lang” on what is written in it.</summary>
    public string? LanguageIfOther(string? language) => language == Language ? null : language;

    /// <summary>The address of a page in the reader's language that looks through the same clocks.</summary>
    /// <param name="path">Below the language, without a leading slash: “committees/labor-mobility”.</param>
    /// <param name="asked">What is asked of that page; what has no value is left out.</param>
    public string Link(string path = "", params IEnumerable<(string Name, string? Value)> asked) => Now(path) + QueryOf([.. asked, .. ClocksAsked]);

    /// <summary>The same address at today's date and the newest revision.</summary>
    public string Now(string path = "") => Address(Language, path);

    /// <summary>This very page in another language, through the same clocks.</summary>
    public string In(string language) => Address(language, Path) + QueryOf([.. Asked, .. ClocksAsked]);

    /// <summary>This very page at today's date and the newest revision.</summary>
    public string HereNow => Now(Path) + QueryOf(Asked);

    /// <summary>This very page through the same clocks, with something asked of it otherwise; what has no value is asked no longer.</summary>
    public string With(params (string Name, string? Value)[] changed) =>
        Link(Path, [.. Asked.Where(asked => changed.All(c => c.Name != asked.Name)), .. changed]);

    /// <summary>What the address asks by that name, or none; asked several times, all with commas between.</summary>
    public string? AskedFor(string name) =>
        Asked.Any(a => a.Name == name) ? string.Join(',', Asked.Where(a => a.Name == name).Select(a => a.Value)) : null;

    /// <summary>What the address asks by that name, or none; what is not accepted is complained about.</summary>
    public string? AskedFor(string name, params string[] accepted)
    {
        if (AskedFor(name) is not { } asked || accepted.Contains(asked))
            return AskedFor(name);
        Complaint = new ErrorMessage("Error_BadChoice", asked, string.Join(", ", accepted.Select(a => $"{name}={a}")));
        return null;
    }

    /// <summary>This very page with both clocks written out.</summary>
    public string Exact => Now(Path) + QueryOf([.. Asked, .. ClocksOf(Clocks.On, Clocks.Known)]);

    /// <summary>This very page as it stood on another day, at the revision asked for.</summary>
    public string On(DateOnly day) => Now(Path) + QueryOf([.. Asked, .. ClocksOf(day, AsksForRevision ? Clocks.Known : null)]);

    /// <summary>A page as it stood on another day, at the revision asked for.</summary>
    public string On(DateOnly day, string path) => Now(path) + QueryOf(ClocksOf(day, AsksForRevision ? Clocks.Known : null));

    /// <summary>The address of a file of data, which has no language, through the same clocks: “memberships.csv”.</summary>
    public string Data(string file) => $"/data/{file}" + QueryOf(ClocksAsked);

    /// <summary>The clocks that the address names: “on”, “known”, both or none.</summary>
    public IEnumerable<(string Name, string? Value)> ClocksAsked =>
        ClocksOf(AsksForDate ? Clocks.On : null, AsksForRevision ? Clocks.Known : null);

    private static (string Name, string? Value)[] ClocksOf(DateOnly? on, int? known) =>
        [("on", on?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("known", known?.ToString(CultureInfo.InvariantCulture))];

    private static string Address(string language, string path) => path.Length == 0 ? $"/{language}" : $"/{language}/{path}";

    private static string QueryOf(IEnumerable<(string Name, string? Value)> asked)
    {
        var query = string.Join('&', asked.Where(a => a.Value is not null).Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!).Replace("%2C", ",", StringComparison.Ordinal)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}

