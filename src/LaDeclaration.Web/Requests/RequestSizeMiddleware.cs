using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Answers an address that is too long (414) and a body that says that it is too large (413) with a page in words, before any of it is read.
/// The web server would refuse both by itself: the first with an empty answer, the second by hanging up on a browser that is still sending.
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
        else if (request.Path.ToUriComponent().Length + request.QueryString.ToUriComponent().Length > RequestLimits.AddressLength)
        {
            // The page's own links, which lead to it in other languages, would be as long.
            var language = request.Path.Value!.Split('/')[1];
            (request.Path, request.QueryString) = ("/" + language[..Math.Min(language.Length, 2)], QueryString.Empty);
            (http.Response.StatusCode, reader.Complaint) = (StatusCodes.Status414UriTooLong, new ErrorMessage("Error_AddressTooLong", RequestLimits.AddressLength));
        }
        else if (limit?.MaxRequestBodySize is { } most && request.ContentLength > most)
        {
            if (!limit.IsReadOnly)
                limit.MaxRequestBodySize = null; // What is still being sent is thrown away, after the answer.
            Refuse(http, reader, "Error_FormTooLarge", most / RequestLimits.Megabyte);
        }
        else
        {
            await next(http);
        }
    }

    /// <param name="key">Of the sentence that the page says.</param>
    /// <param name="most">The limit that it names.</param>
    public static void Refuse(HttpContext http, ReadingContext reader, string key, long most)
    {
        reader.Complaint = new ErrorMessage(key, most) { TitleKey = "Error_Form_Title" };
        Refuse(http, StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>Nobody further on, which is the error page, should read the form or try to.</summary>
    public static void Refuse(HttpContext http, int status)
    {
        http.Features.Set<IFormFeature>(null);
        (http.Request.ContentType, http.Response.StatusCode) = (null, status);
    }
}
