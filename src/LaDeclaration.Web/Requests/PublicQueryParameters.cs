namespace LaDeclaration.Web.Requests;

/// <summary>The query parameters of public pages; any other is ignored.</summary>
public static class PublicQueryParameters
{
    public const string SearchText = "q";

    public static readonly string[] Clocks = ["on", "known"];

    public static readonly string[] OfPages = ["before", "by", "committee", "compare", "country", "from", "kind", "page", "pillar", SearchText, "role", "sort", "source", "to"];

    public static readonly string[] All = [.. Clocks, .. OfPages];

    /// <summary>The known parameters of a request as one text, whatever the order of their names; the values of one name keep theirs.</summary>
    public static string Format(HttpRequest request) => !request.QueryString.HasValue
        ? ""
        : string.Join('&', from name in All from value in request.Query[name] select $"{name}={Uri.EscapeDataString(value ?? "")}");
}
