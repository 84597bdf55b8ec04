using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Refuses requests with values that model binding would turn into null or PostgreSQL cannot store: route values that are blank or hold
/// control characters (404), and query or form fields that hold the character NUL (400).
/// </summary>
internal sealed class NulCharacterFilter : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.ActionDescriptor is PageActionDescriptor { ViewEnginePath: "/Error" })
            await next();
        else if (request.RouteValues.Values.OfType<string>().Any(IsInvalidRouteValue))
            context.Result = new NotFoundResult();
        else if (ContainsNul(request.Query))
            Reject(context, "Error_400_Title");
        else if (await ReadForm(request, context.HttpContext.RequestAborted) is { } form && ContainsNul(form))
            Reject(context, "Error_Form_Title");
        else
            await next();
    }

    public static bool ContainsNul(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.Any(f => f.Key.Contains('\0', StringComparison.Ordinal) || f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true));

    private static bool IsInvalidRouteValue(string value) => string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl);

    /// <summary>Only a post has a form. Model binding reads one in any request, and would prefer its fields to the query.</summary>
    private static async Task<IFormCollection?> ReadForm(HttpRequest request, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method))
            request.ContentType = null;
        return request.HasFormContentType ? await request.ReadFormAsync(cancellation) : null;
    }

    private static void Reject(ResourceExecutingContext context, string titleKey)
    {
        context.HttpContext.RequestServices.GetRequiredService<ReadingContext>().Error = new ErrorMessage("Error_HoldsNul") { TitleKey = titleKey };
        context.Result = new BadRequestResult();
    }
}
