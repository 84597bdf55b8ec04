using Microsoft.AspNetCore.Http.Metadata;

namespace LaDeclaration.Web.Requests;

/// <summary>Overrides the greatest size of a request's body, in bytes, for one page. MVC's RequestSizeLimitAttribute would also act as a filter, after the form is read, and log a warning.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BodySizeLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
