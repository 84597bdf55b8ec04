using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Reads a posted form before the endpoint runs, so that one that is too large (413) or in an unsupported encoding (UTF-7: 400) is answered
/// as the client's error, not as an exception. An incomplete form passes, to be refused for what it lacks.
/// </summary>
public sealed class FormReadingMiddleware(RequestDelegate next)
{
    private const int ChunkBytes = 16 * RequestLimits.Kilobyte;

    public async Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && !await TryRead(http, reader))
            return;
        await next(http);
    }

    private static async Task<bool> TryRead(HttpContext http, ReadingContext reader)
    {
        try
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } maxBytes } limit)
            {
                // Counted here, since Kestrel would close the connection on a client that is still sending. And buffered before it is parsed:
                // the form parser leaves a partial field unread, after which Kestrel cannot complete its body reader if the client disconnects.
                limit.MaxRequestBodySize = null;
                if (!await TryBuffer(http.Request, maxBytes))
                    return Reject("Error_FormTooLarge", maxBytes / RequestLimits.Megabyte);
            }
            // Not cancelled: reading ends by itself when the client disconnects, and cancelling it would leave Kestrel's body reader in use.
            var form = await http.Request.ReadFormAsync(CancellationToken.None);
            if (form.Sum(f => f.Value.Count) + form.Files.Count > RequestLimits.MaxFields)
                return Reject("Error_TooManyFields", RequestLimits.MaxFields);
            return !form.Any(IsTooLong) || Reject("Error_FieldTooLong", RequestLimits.MaxFieldBytes / RequestLimits.Kilobyte);
        }
        catch (NotSupportedException)
        {
            reader.Error = new ErrorMessage("Error_FormUnreadable") { TitleKey = "Error_Form_Title" };
            RequestSizeMiddleware.Reject(http, StatusCodes.Status400BadRequest);
            return false;
        }
        catch (BadHttpRequestException)
        {
            // The client has disconnected or is too slow: there is nobody to answer, and the body is read in part.
            http.Abort();
            http.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return false;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        bool Reject(string key, long limit)
        {
            RequestSizeMiddleware.Reject(http, reader, key, limit);
            return false;
        }
    }

    private static bool IsTooLong(KeyValuePair<string, StringValues> field) =>
        Encoding.UTF8.GetByteCount(field.Key) > RequestLimits.MaxFieldBytes || field.Value.Any(v => v is not null && Encoding.UTF8.GetByteCount(v) > RequestLimits.MaxFieldBytes);

    /// <summary>Reads the body into memory.</summary>
    /// <returns>False if it is longer than <paramref name="maxBytes"/>.</returns>
    private static async Task<bool> TryBuffer(HttpRequest request, long maxBytes)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await request.Body.ReadAsync(chunk) is > 0 and var read)
        {
            if (buffer.Length + read > maxBytes)
                return false;
            buffer.Write(chunk, 0, read);
        }
        buffer.Position = 0;
        request.Body = buffer;
        return true;
    }
}
