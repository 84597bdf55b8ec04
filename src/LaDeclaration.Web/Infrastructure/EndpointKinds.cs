using System.Globalization;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>Marks an address that is no page but answers the public from the register: through the clocks, and as fresh as a page.</summary>
public sealed class PublicData;

public static class EndpointKinds
{
    /// <summary>True for pages and data that the public reads; false for staff, account and error pages; nothing for what does not come from the register.</summary>
    public static bool? IsPublic(this Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<PublicData>() is not null ? true : endpoint?.Metadata.GetMetadata<PageActionDescriptor>()?.IsPublic();

    private static bool IsPublic(this PageActionDescriptor page) =>
        !page.IsBelow("/Admin/") && !page.IsBelow("/Account/") && page.ViewEnginePath != "/Error";

    public static bool IsBelow(this PageActionDescriptor page, string folder) =>
        page.ViewEnginePath.StartsWith(folder, StringComparison.Ordinal);
}
