namespace LaDeclaration.Web.Tests.Harness;

/// <summary>What the public reads.</summary>
public static class PublicAddresses
{
    /// <summary>One address for each kind of page, in English.</summary>
    public static readonly IReadOnlyList<string> OneOfEach =
    [
        "/en", "/en/pillars/1", "/en/committees", "/en/committees/labor-mobility", "/en/countries", "/en/countries/mx",
        "/en/matrix", "/en/map", "/en/search", "/en/changes", "/en/changes/2", "/en/gaps", "/en/sources", "/en/about", "/en/accessibility", "/en/privacy",
    ];

    public static TheoryData<string> Kinds => [.. OneOfEach];
}
