namespace LaDeclaration.Web.Tests.Harness;

/// <summary>What the public reads.</summary>
public static class PublicAddresses
{
    /// <summary>One address for each kind of page, in English.</summary>
    public static readonly IReadOnlyList<string> OneOfEach =
    [
        "/en", "/en/pillars/1", "/en/committees", "/en/committees/labor-mobility", "/en/countries", "/en/countries/mx",
        "/en/matrix", "/en/map", "/en/search", "/en/changes", "/en/changes/2", "/en/changes/dates", "/en/gaps", "/en/sources", "/en/about", "/en/accessibility", "/en/privacy",
    ];

    /// <summary>The same pages asked for something, below their language.</summary>
    public static readonly IReadOnlyList<string> Asked =
    [
        "?on=2022-07-01", "/matrix?by=committee&role=lead&sort=roles", "/matrix?compare=MX,US,CL", "/matrix?compare=MX", "/map?committee=visa-and-travel-standards", "/map?pillar=4",
        "/search?q=migration", "/search?q=xyzzyx", "/changes?country=MX", "/changes?from=2022-06-01&to=2024-06-01", "/committees/labor-mobility?on=2022-07-01", "/gaps?on=2022-07-01",
    ];

    public static TheoryData<string> Kinds => [.. OneOfEach];
}
