using Microsoft.AspNetCore.Diagnostics;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Takes nothing that a browser says comes from another site's page, whatever it is sent to. That includes a sibling of this host
/// (same-site), to which strict cookies do go. A client that does not say is left to the form's token.
/// </summary>
public sealed class FetchMetadataMiddleware(RequestDelegate next)
{
    public const string Site = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsOptions(request.Method) || request.Headers[Site].ToString() is "" or "same-origin" or "none"
            || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        request.ContentType = null; // Nobody further on should read the form.
        (http.Response.StatusCode, reader.Complaint) = (StatusCodes.Status403Forbidden, new ErrorMessage("Error_CrossSite") { TitleKey = "Error_Form_Title" });
        return Task.CompletedTask;
    }
}
