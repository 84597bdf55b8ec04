using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Answers an address that is too long (414), and a body that is too large by its Content-Length (413), with the error page, before the body is
/// read. Kestrel would answer the first without a page, and the second by closing the connection on a browser that is still sending.
/// </summary>
public sealed class RequestSizeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        var request = http.Request;
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next(http);
        }
        else if (request.Path.ToUriComponent().Length + request.QueryString.ToUriComponent().Length > RequestLimits.MaxAddressLength)
        {
            // The error page's links to itself in other languages would be as long.
            var language = request.Path.Value!.Split('/')[1];
            (request.Path, request.QueryString) = ("/" + language[..Math.Min(language.Length, 2)], QueryString.Empty);
            (http.Response.StatusCode, reader.Error) = (StatusCodes.Status414UriTooLong, new ErrorMessage("Error_AddressTooLong", RequestLimits.MaxAddressLength));
        }
        else if (limit?.MaxRequestBodySize is { } maxBytes && request.ContentLength > maxBytes)
        {
            if (!limit.IsReadOnly)
                limit.MaxRequestBodySize = null; // LingeringCloseMiddleware reads and discards the body after the response.
            Reject(http, reader, "Error_FormTooLarge", maxBytes / RequestLimits.Megabyte);
        }
        else
        {
            await next(http);
        }
    }

    /// <summary>Answers 413.</summary>
    /// <param name="key">Of the sentence on the error page, into which the limit goes.</param>
    public static void Reject(HttpContext http, ReadingContext reader, string key, long limit)
    {
        reader.Error = new ErrorMessage(key, limit) { TitleKey = "Error_Form_Title" };
        Reject(http, StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>Sets the status, and keeps the error page from reading the form.</summary>
    public static void Reject(HttpContext http, int status)
    {
        http.Features.Set<IFormFeature>(null);
        (http.Request.ContentType, http.Response.StatusCode) = (null, status);
    }
}
