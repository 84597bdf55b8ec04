using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// A public response (200), ready to send: its final headers, and its body in each content coding that was asked for. The body that is kept in
/// any case is Brotli's best, since the others can be made from it.
/// </summary>
public sealed class StoredResponse
{
    /// <summary>What a server's answer of any coding has, roughly: its headers and address. In bytes.</summary>
    private const int Overhead = 2 * RequestLimits.Kilobyte;

    public static readonly string[] CompressedTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "application/atom+xml"];

    private static readonly string[] OfOneConnection = [HeaderNames.ContentEncoding, HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.Connection, HeaderNames.Date];

    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly KeyValuePair<string, StringValues>[] headersWithoutBody;
    private readonly EntityTagHeaderValue tag;
    private readonly byte[]?[] bodies = new byte[]?[Enum.GetValues<ContentCoding>().Length];
    private readonly bool isCompressed;

    private StoredResponse(StoredAddress address, int revision, DateOnly day, IEnumerable<KeyValuePair<string, StringValues>> allHeaders, EntityTagHeaderValue tag, string type, byte[] plain)
    {
        (Address, Revision, Day, this.tag) = (address, revision, day, tag);
        headers = [.. allHeaders.Where(h => !OfOneConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase))];
        headersWithoutBody = [.. headers.Where(h => !h.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || h.Key == HeaderNames.ContentSecurityPolicy)];
        isCompressed = IsCompressed(type);
        bodies[(int)ContentCoding.Identity] = plain;
    }

    public StoredAddress Address { get; }

    /// <summary>The newest when it was rendered.</summary>
    public int Revision { get; }

    /// <summary>The UTC date when it was rendered.</summary>
    public DateOnly Day { get; }

    /// <summary>How often it was sent, roughly: two requests at once may count as one.</summary>
    public int Hits { get; private set; }

    /// <summary>The store's count of answers when it was last sent.</summary>
    public long LastUsed { get; set; }

    /// <summary>In bytes, of memory.</summary>
    public int Size => Overhead + bodies.Sum(b => b?.Length ?? 0);

    /// <returns>Null if a response with those headers is not to be stored.</returns>
    public static StoredResponse? Create(StoredAddress address, int revision, DateOnly day, PendingResponse response, byte[] plain) =>
        response is { Status: StatusCodes.Status200OK, Headers: { } headers } && !headers.ContainsKey(HeaderNames.SetCookie)
            && headers.TryGetValue(HeaderNames.ETag, out var value) && EntityTagHeaderValue.TryParse(value.ToString(), out var tag)
            ? new(address, revision, day, headers, tag, headers.GetValueOrDefault(HeaderNames.ContentType).ToString(), plain)
            : null;

    public bool IsOf(int revision, DateOnly day) => Revision >= revision && Day >= day;

    public ContentCoding Choose(HttpRequest request) => isCompressed ? ContentCodings.Choose(request.Headers.AcceptEncoding) : ContentCoding.Identity;

    public static ContentCoding Choose(HttpRequest request, string? type) => IsCompressed(type) ? ContentCodings.Choose(request.Headers.AcceptEncoding) : ContentCoding.Identity;

    public bool HasBody(ContentCoding coding) => bodies[(int)coding] is not null;

    public void AddBody(ContentCoding coding, byte[] body) => bodies[(int)coding] = body;

    /// <summary>Answers with it: 200, or 304 to whoever has it.</summary>
    public Task Send(HttpContext http, ContentCoding coding)
    {
        var (request, response) = (http.Request, http.Response);
        Hits++;
        if (request.Headers.IfNoneMatch is { Count: > 0 } held && ETagMiddleware.Matches(held, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            SetHeaders(response, headersWithoutBody);
            return Task.CompletedTask;
        }
        var body = GetBody(coding);
        SetHeaders(response, headers);
        if (coding != ContentCoding.Identity)
            response.Headers.ContentEncoding = coding.GetName();
        response.ContentLength = body.Length;
        if (HttpMethods.IsHead(request.Method))
            return Task.CompletedTask;
        var written = response.BodyWriter.WriteAsync(body);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }

    /// <summary>Replaces the Brotli body by the smallest one, and drops the others until they are asked for again.</summary>
    public void CompressBest()
    {
        if (!isCompressed)
            return;
        bodies[(int)ContentCoding.Brotli] = BodyCompression.CompressBest(GetPlain());
        // In this order, so that there is one at any time to make the others from.
        bodies[(int)ContentCoding.Identity] = bodies[(int)ContentCoding.Gzip] = null;
    }

    private byte[] GetBody(ContentCoding coding) => bodies[(int)coding] ??= BodyCompression.Compress(GetPlain(), coding);

    private byte[] GetPlain() => bodies[(int)ContentCoding.Identity] ?? BodyCompression.FromBrotli(bodies[(int)ContentCoding.Brotli]!);

    private static bool IsCompressed(string? type) => CompressedTypes.Contains(type?.Split(';')[0], StringComparer.OrdinalIgnoreCase);

    private static void SetHeaders(HttpResponse response, KeyValuePair<string, StringValues>[] all)
    {
        var headers = response.Headers;
        foreach (var (name, value) in all)
            headers[name] = value;
    }
}
