namespace LaDeclaration.Web.Requests;

/// <summary>Marks an endpoint that is not a page but is public like one: it has the same clocks, ETag and place in the store, and its errors are problem details.</summary>
public sealed class PublicDataMetadata;
