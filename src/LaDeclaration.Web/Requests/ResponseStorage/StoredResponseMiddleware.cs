using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// Answers GET and HEAD from the store, ahead of routing and of all other middleware: a stored response carries the headers that they have set,
/// and <see cref="RequestRoots"/> says under which host and scheme it may be given out. Requests with the cookie of staff pass the store by.
/// </summary>
public sealed class StoredResponseMiddleware(RequestDelegate next, ResponseStore store, RunningRequests running, RequestRoots roots, NewestRevisionCache newest, TimeProvider time, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    private readonly string staffCookie = cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name!;

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsForEverybody(http))
            return Render(http);
        if (roots.Find(http) is { } root)
        {
            var address = StoredAddress.Of(http.Request, root);
            if (store.Find(address) is { } response)
            {
                if (!newest.IsFresh(out var revision))
                    return AnswerAfterReading(http, address);
                if (response.IsOf(revision, Today) || newest.IsAway)
                    return store.Send(response, http);
            }
        }
        PendingResponse.AddTo(http);
        return Render(http);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task AnswerAfterReading(HttpContext http, StoredAddress address)
    {
        if (store.Find(address, await newest.Get(http.RequestAborted), Today) is { } response)
        {
            await store.Send(response, http);
            return;
        }
        PendingResponse.AddTo(http);
        await Render(http);
    }

    private async Task Render(HttpContext http)
    {
        using (running.Add())
            await next(http);
    }

    private bool IsForEverybody(HttpContext http)
    {
        var request = http.Request;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !HasStaffCookie(request)
            && request.QueryString.Value?.Length is not > RequestLimits.MaxAddressLength / 2
            && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true;
    }

    private bool HasStaffCookie(HttpRequest request)
    {
        foreach (var cookies in request.Headers.Cookie)
            if (cookies?.Contains(staffCookie, StringComparison.Ordinal) == true)
                return true;
        return false;
    }
}
