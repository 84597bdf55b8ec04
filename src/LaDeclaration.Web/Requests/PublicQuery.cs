namespace LaDeclaration.Web.Requests;

/// <summary>The query parameters that public pages know; any other changes nothing.</summary>
public static class PublicQuery
{
    public static readonly string[] Clocks = ["on", "known"];

    /// <summary>What pages are asked beside the clocks.</summary>
    public static readonly string[] Own = ["before", "by", "committee", "compare", "country", "from", "pillar", "q", "role", "sort", "to"];

    public static readonly string[] Known = [.. Clocks, .. Own];
}
