using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>Puts on record who, being signed in, asked for what is not theirs or not there: method, path and which draft and entry were named, nothing that was typed.</summary>
public sealed class DeniedAccessMiddleware(RequestDelegate next, RegisterContexts contexts, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // Paths that lead to no page are without number; they count as one refusal.
        var isPage = http.GetEndpoint() is not null;
        await next(http);
        var isRefused = http.Response is
        {
            HasStarted: false,
            StatusCode: StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed,
        };
        if (!isRefused || !IsForStaff(http.Request.Path))
            return;
        // No scheme is the default one, so a path without a page has recognised nobody yet.
        var session = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal is not { } person)
            return;
        var kind = isPage ? null : "no page";
        await contexts.NoteRefusal(JournalEntry.Refusal(Act.TurnedAway, time.GetUtcNow().UtcDateTime, person.AsActor(), null, $"{http.Request.Method} {Place(http.Request)}", kind));
    }

    /// <summary>Where an account's page is about one passkey, its id ends the path: that of a passkey is no business of the journal.</summary>
    private static string Place(HttpRequest request) =>
        Below(request.Path) == "admin" ? request.Path.ToUriComponent() + Named(request.Query) : string.Join('/', request.Path.ToUriComponent().Split('/').Take(4));

    /// <summary>The draft and the entry that the address names, as a query; nothing else of it.</summary>
    private static QueryString Named(IQueryCollection query)
    {
        var named = QueryString.Empty;
        if (int.TryParse(query["draft"], out var draft))
            named = named.Add("draft", $"{draft}");
        return Guid.TryParse(query["fact"], out var fact) ? named.Add("fact", $"{fact}") : named;
    }

    private static bool IsForStaff(PathString path) => Below(path) is "admin" or "account";

    /// <summary>What comes below the language.</summary>
    private static string? Below(PathString path) => path.Value!.Split('/') is ["", _, var second, ..] ? second.ToLowerInvariant() : null;
}
