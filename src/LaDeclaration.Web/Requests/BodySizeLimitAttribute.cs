using Microsoft.AspNetCore.Http.Metadata;

namespace LaDeclaration.Web.Requests;

/// <summary>Lets one page's requests be larger or smaller than others'. The platform's own attribute would also act after the form was read, and warn.</summary>
/// <param name="bytes">Of a request's body.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BodySizeLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
