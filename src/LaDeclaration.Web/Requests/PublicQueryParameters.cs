namespace LaDeclaration.Web.Requests;

/// <summary>The query parameters of public pages; any other is ignored.</summary>
public static class PublicQueryParameters
{
    public static readonly string[] Clocks = ["on", "known"];

    public static readonly string[] OfPages = ["before", "by", "committee", "compare", "country", "from", "kind", "page", "pillar", "q", "role", "sort", "source", "to"];

    public static readonly string[] All = [.. Clocks, .. OfPages];
}
