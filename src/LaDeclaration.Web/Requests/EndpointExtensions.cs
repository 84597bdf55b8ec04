using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LaDeclaration.Web.Requests;

public static class EndpointExtensions
{
    /// <summary>True for public pages and data; false for staff, account and error pages. Null if the response does not depend on the register.</summary>
    public static bool? IsPublic(this Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<PublicDataMetadata>() is not null ? true : endpoint?.Metadata.GetMetadata<PageActionDescriptor>()?.IsPublic();

    private static bool IsPublic(this PageActionDescriptor page) =>
        !page.IsBelow("/Admin/") && !page.IsBelow("/Account/") && page.ViewEnginePath != "/Error";

    public static bool IsBelow(this PageActionDescriptor page, string folder) =>
        page.ViewEnginePath.StartsWith(folder, StringComparison.Ordinal);
}
