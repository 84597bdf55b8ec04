using Microsoft.AspNetCore.Http.Features;

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
