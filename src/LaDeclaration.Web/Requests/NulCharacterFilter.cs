using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Lets no page be asked for with what the platform would hand on as nothing or the database could not take: nothing has a blank name or
/// one with a control character (404), and no field, typed or in the address, holds the character NUL (400).
/// </summary>
internal sealed class NulCharacterFilter : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.ActionDescriptor is PageActionDescriptor { ViewEnginePath: "/Error" })
            await next();
        else if (request.RouteValues.Values.OfType<string>().Any(IsNoName))
            context.Result = new NotFoundResult();
        else if (HoldsNul(request.Query))
            Refuse(context, "Error_400_Title");
        else if (await Form(request, context.HttpContext.RequestAborted) is { } form && HoldsNul(form))
            Refuse(context, "Error_Form_Title");
        else
            await next();
    }

    public static bool HoldsNul(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.Any(f => f.Key.Contains('\0', StringComparison.Ordinal) || f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true));

    private static bool IsNoName(string value) => string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl);

    /// <summary>Only a post has a form. The platform reads one in any request, and would take from it what the address should say.</summary>
    private static async Task<IFormCollection?> Form(HttpRequest request, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method))
            request.ContentType = null;
        return request.HasFormContentType ? await request.ReadFormAsync(cancellation) : null;
    }

    private static void Refuse(ResourceExecutingContext context, string titleKey)
    {
        context.HttpContext.RequestServices.GetRequiredService<ReadingContext>().Complaint = new ErrorMessage("Error_HoldsNul") { TitleKey = titleKey };
        context.Result = new BadRequestResult();
    }
}
