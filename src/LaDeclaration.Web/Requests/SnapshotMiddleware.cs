using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Requests;

/// <summary>
/// Lets a public page read one state of the database, over one connection. If a revision was published since the request came in, the page is
/// about that one. Behind everything that answers without the database; a search asks only the index.
/// </summary>
public sealed class SnapshotMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, ReadingContext reader, RegisterDbContext db, NewestRevisionCache newest, RegisterIndexes indexes)
    {
        if (http.GetEndpoint().IsPublic() == true && http.GetEndpoint()!.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName != RateLimitPolicies.Search)
        {
            await db.BeginSnapshot(http.RequestAborted);
            var revision = await db.GetNewestRevision(http.RequestAborted);
            newest.RaiseTo(revision);
            reader.ReadSnapshot(await indexes.Get(revision, http.RequestAborted));
        }
        await next(http);
    }
}
