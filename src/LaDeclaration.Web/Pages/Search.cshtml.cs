using LaDeclaration.Web.Infrastructure;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace LaDeclaration.Web.Pages;

[EnableRateLimiting(RateLimitPolicies.Search)]
public sealed class SearchModel(Finder finder) : PageModel
{
    public const int AtMost = 50;

    /// <summary>The best first.</summary>
    public IReadOnlyList<Found> Results { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) => Results = await finder.Find(AtMost, cancellation);
}
