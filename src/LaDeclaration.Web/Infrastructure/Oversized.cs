using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>
/// Answers an address that is too long (414) and a form that is too large (413) with a page in words. The web server would refuse both
/// by itself: the first with an empty answer, the second by hanging up on a browser that is still sending and so never reads why.
/// </summary>
public sealed class Oversized(RequestDelegate next)
{
    /// <summary>In characters. The web server takes some more, so that it is this page that answers.</summary>
    public const int LongestAddress = 8_000;

    /// <summary>Of what is too large, this much is read and thrown away for the sake of the answer; above it the web server hangs up.</summary>
    public const long MostSwallowed = 200_000_000;

    public async Task InvokeAsync(HttpContext http, Reader reader)
    {
        var request = http.Request;
        var limit = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next(http);
        }
        else if (request.Path.ToUriComponent().Length + request.QueryString.ToUriComponent().Length > LongestAddress)
        {
            // The page's own links, which lead to it in other languages, would be as long.
            var language = request.Path.Value!.Split('/')[1];
            (request.Path, request.QueryString) = ("/" + language[..Math.Min(language.Length, 2)], QueryString.Empty);
            Refuse(StatusCodes.Status414UriTooLong, new Complaint("Error_AddressTooLong", LongestAddress));
        }
        else if (request.ContentLength > limit?.MaxRequestBodySize)
        {
            if (request.ContentLength <= MostSwallowed && !limit.IsReadOnly)
            {
                limit.MaxRequestBodySize = request.ContentLength;
                await request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }
            request.ContentType = null;
            Refuse(StatusCodes.Status413PayloadTooLarge, new Complaint("Error_FormTooLarge") { TitleKey = "Error_Form_Title" });
        }
        else
        {
            await next(http);
        }

        void Refuse(int status, Complaint complaint) => (http.Response.StatusCode, reader.Complaint) = (status, complaint);
    }
}
