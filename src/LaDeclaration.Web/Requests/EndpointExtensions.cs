namespace LaDeclaration.Web.Requests;

public static class EndpointExtensions
{
    /// <returns>True for pages and data that anybody may read; false for all other pages; null for what is no page and does not come from the register.</returns>
    public static bool? IsPublic(this Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<PublicPageAttribute>() is not null || endpoint?.Metadata.GetMetadata<PublicDataMetadata>() is not null)
            return true;
        return endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is null ? null : false;
    }

    public static bool IsBelow(this PageActionDescriptor page, string folder) =>
        page.ViewEnginePath.StartsWith(folder, StringComparison.Ordinal);
}
