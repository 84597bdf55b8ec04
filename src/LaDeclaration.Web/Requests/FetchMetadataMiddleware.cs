using Microsoft.AspNetCore.Diagnostics;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Refuses (403) every request other than GET and OPTIONS that a browser says, in Sec-Fetch-Site, another site's page caused, whatever its
/// endpoint. That includes same-site requests from a sibling host, with which browsers send strict cookies. A client that does not send the
/// header is left to the antiforgery token.
/// </summary>
public sealed class FetchMetadataMiddleware(RequestDelegate next)
{
    public const string Header = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsOptions(request.Method) || request.Headers[Header].ToString() is "" or "same-origin" or "none"
            || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        request.ContentType = null; // So that the error page does not read the form.
        (http.Response.StatusCode, reader.Error) = (StatusCodes.Status403Forbidden, new ErrorMessage("Error_CrossSite") { TitleKey = "Error_Form_Title" });
        return Task.CompletedTask;
    }
}
