using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Requests;

/// <summary>Marks an address that is no page but answers the public from the register: through the clocks, and as fresh as a page.</summary>
public sealed class PublicDataMetadata;

public static class EndpointExtensions
{
    /// <summary>True for pages and data that the public reads; false for staff, account and error pages; nothing for what does not come from the register.</summary>
    public static bool? IsPublic(this Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<PublicDataMetadata>() is not null ? true : endpoint?.Metadata.GetMetadata<PageActionDescriptor>()?.IsPublic();

    private static bool IsPublic(this PageActionDescriptor page) =>
        !page.IsBelow("/Admin/") && !page.IsBelow("/Account/") && page.ViewEnginePath != "/Error";

    public static bool IsBelow(this PageActionDescriptor page, string folder) =>
        page.ViewEnginePath.StartsWith(folder, StringComparison.Ordinal);
}
