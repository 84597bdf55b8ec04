using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Reads a posted form before anything acts on it. One with too much in it (413), or written in something the platform refuses to read
/// (UTF-7: 400), is the sender's error and never the server's. One that is torn is left to whoever misses what it should say.
/// </summary>
public sealed class FormReadingMiddleware(RequestDelegate next)
{
    private const int ChunkBytes = 16 * RequestLimits.Kilobyte;

    public async Task InvokeAsync(HttpContext http, ReadingContext reader)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && !await IsSound(http, reader))
            return;
        await next(http);
    }

    private static async Task<bool> IsSound(HttpContext http, ReadingContext reader)
    {
        try
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } most } limit)
            {
                // Counted here, because the server would hang up on whoever is still sending. And read whole before it is parsed: the platform's
                // parser leaves half a field unread, after which the server cannot put its reader in order when the sender goes.
                limit.MaxRequestBodySize = null;
                if (!await Hold(http.Request, most))
                    return Refuse("Error_FormTooLarge", most / RequestLimits.Megabyte);
            }
            // Reading ends by itself when the sender goes; broken off from here, it would leave the server's reader in disorder.
            var form = await http.Request.ReadFormAsync(CancellationToken.None);
            if (form.Sum(f => f.Value.Count) + form.Files.Count > RequestLimits.FieldCount)
                return Refuse("Error_TooManyFields", RequestLimits.FieldCount);
            return !form.Any(IsTooLong) || Refuse("Error_FieldTooLong", RequestLimits.FieldBytes / RequestLimits.Kilobyte);
        }
        catch (NotSupportedException)
        {
            reader.Complaint = new ErrorMessage("Error_FormUnreadable") { TitleKey = "Error_Form_Title" };
            RequestSizeMiddleware.Refuse(http, StatusCodes.Status400BadRequest);
            return false;
        }
        catch (BadHttpRequestException)
        {
            // Its sender has gone or is too slow: there is nobody to answer, and the server's reader stands in the middle of the form.
            http.Abort();
            http.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return false;
        }
        catch (Exception torn) when (torn is InvalidDataException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        bool Refuse(string key, long most)
        {
            RequestSizeMiddleware.Refuse(http, reader, key, most);
            return false;
        }
    }

    private static bool IsTooLong(KeyValuePair<string, StringValues> field) =>
        Encoding.UTF8.GetByteCount(field.Key) > RequestLimits.FieldBytes || field.Value.Any(v => v is not null && Encoding.UTF8.GetByteCount(v) > RequestLimits.FieldBytes);

    /// <summary>Reads a body into memory.</summary>
    /// <returns>False when it is longer than it may be.</returns>
    private static async Task<bool> Hold(HttpRequest request, long most)
    {
        var held = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await request.Body.ReadAsync(chunk) is > 0 and var read)
        {
            if (held.Length + read > most)
                return false;
            held.Write(chunk, 0, read);
        }
        held.Position = 0;
        request.Body = held;
        return true;
    }
}
