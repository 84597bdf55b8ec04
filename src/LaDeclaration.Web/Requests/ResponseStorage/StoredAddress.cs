namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>What is asked for, without what every page ignores.</summary>
/// <param name="Root">As <see cref="RequestRoots.GetRoot(HttpRequest)"/>.</param>
/// <param name="Path">With the language.</param>
/// <param name="Query">As <see cref="PublicQueryParameters.Format"/>.</param>
public readonly record struct StoredAddress(string Root, string Path, string Query)
{
    public static StoredAddress Of(HttpRequest request, string root) => new(root, request.Path.Value ?? "", PublicQueryParameters.Format(request));
}
