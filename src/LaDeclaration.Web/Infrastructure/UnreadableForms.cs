using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>A form that is written in something the platform refuses to read (UTF-7) is the sender's error, not the server's.</summary>
public sealed class UnreadableForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Reader reader)
    {
        try
        {
            await next(http);
        }
        catch (NotSupportedException) when (IsAboutForm(http))
        {
            // Nobody further on should try to read it again.
            http.Request.ContentType = null;
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            reader.Complaint = new Complaint("Error_FormUnreadable") { TitleKey = "Error_Form_Title" };
        }
    }

    private static bool IsAboutForm(HttpContext http) =>
        !http.Response.HasStarted && http.Request.HasFormContentType && http.Features.Get<IFormFeature>()?.Form is null;
}

/// <summary>Says what to do about a form whose protection token no longer fits, or could not be read at all because what was sent is too large.</summary>
internal sealed class LapsedForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
            return;
        var request = context.HttpContext.Request;
        var isTooLarge = request.ContentLength > context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        // It may be torn as well, and the error page must not stumble over it.
        request.ContentType = null;
        context.HttpContext.RequestServices.GetRequiredService<Reader>().Complaint = new Complaint(isTooLarge ? "Error_FormTooLarge" : "Error_FormLapsed") { TitleKey = "Error_Form_Title" };
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
