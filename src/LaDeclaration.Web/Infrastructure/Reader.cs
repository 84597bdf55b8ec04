using System.Globalization;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Who asks: in which language, and looking through which clocks. One for each request, set before the page runs.</summary>
public sealed class Reader
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
    public Complaint? Complaint { get; set; }

    /// <summary>The address of a page in the reader's language that looks through the same clocks.</summary>
    /// <param name="path">Below the language, without a leading slash: “committees/labor-mobility”.</param>
    public string Link(string path = "") => Now(path) + Query;

    /// <summary>The same address at today's date and the newest revision.</summary>
    public string Now(string path = "") => path.Length == 0 ? $"/{Language}" : $"/{Language}/{path}";

    /// <summary>The address of a file of data, which has no language, through the same clocks: “memberships.csv”.</summary>
    public string Data(string file) => $"/data/{file}" + Query;

    /// <summary>Both clocks written out.</summary>
    public string ExactQuery => string.Create(CultureInfo.InvariantCulture, $"?on={Clocks.On:yyyy-MM-dd}&known={Clocks.Known}");

    private string Query
    {
        get
        {
            var parts = new List<string>(2);
            if (AsksForDate)
                parts.Add(Clocks.On.ToString("'on='yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (AsksForRevision)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"known={Clocks.Known}"));
            return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
        }
    }
}

/// <summary>What was wrong with an address or a form: a key of the interface's words and what goes into it.</summary>
public sealed record Complaint(string Key, params object[] Arguments)
{
    public string TitleKey { get; init; } = "Error_400_Title";
}
