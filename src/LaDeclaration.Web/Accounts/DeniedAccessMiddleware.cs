using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Records in the journal when somebody who is signed in requests a staff page that is not there or not for them: method, path and the draft
/// and entry in the query, nothing that was typed.
/// </summary>
public sealed class DeniedAccessMiddleware(RequestDelegate next, RegisterDbContextFactory contextFactory, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // There is no end of paths without a page; they count as one kind of refusal.
        var isPage = http.GetEndpoint() is not null;
        await next(http);
        var isRefused = http.Response is
        {
            HasStarted: false,
            StatusCode: StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed,
        };
        if (!isRefused || !IsForStaff(http.Request.Path))
            return;
        // There is no default scheme, so on a path without a page nobody has been authenticated yet.
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal is not { } person)
            return;
        var kind = isPage ? null : "no page";
        await contextFactory.RecordRefusal(JournalEntry.Refusal(Act.TurnedAway, time.GetUtcNow().UtcDateTime, person.AsActor(), null, $"{http.Request.Method} {DescribeAddress(http.Request)}", kind));
    }

    /// <summary>A passkey's id at the end of an account page's path is left out of the journal.</summary>
    private static string DescribeAddress(HttpRequest request) =>
        SectionOf(request.Path) == "admin" ? request.Path.ToUriComponent() + PickQuery(request.Query) : string.Join('/', request.Path.ToUriComponent().Split('/').Take(4));

    /// <summary>Keeps the draft and the entry of a query, nothing else.</summary>
    private static QueryString PickQuery(IQueryCollection query)
    {
        var named = QueryString.Empty;
        if (int.TryParse(query["draft"], out var draft))
            named = named.Add("draft", $"{draft}");
        return Guid.TryParse(query["fact"], out var fact) ? named.Add("fact", $"{fact}") : named;
    }

    private static bool IsForStaff(PathString path) => SectionOf(path) is "admin" or "account";

    /// <summary>The segment after the language, in lower case.</summary>
    private static string? SectionOf(PathString path) => path.Value!.Split('/') is ["", _, var second, ..] ? second.ToLowerInvariant() : null;
}
