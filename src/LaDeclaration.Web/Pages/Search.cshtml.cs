using LaDeclaration.Web.Browsing;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages;

[PublicPage]
[EnableRateLimiting(RateLimitPolicies.Search)]
public sealed class SearchModel(SearchResults search) : PageModel
{
    public const int AtMost = 50;

    /// <summary>The best first.</summary>
    public IReadOnlyList<SearchResult> Results { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) => Results = await search.Find(AtMost, cancellation);
}
