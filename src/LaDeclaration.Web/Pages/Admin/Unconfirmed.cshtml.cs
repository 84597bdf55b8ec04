using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>The memberships that no source has confirmed for a year, country by country.</summary>
public sealed class UnconfirmedModel(UnconfirmedMemberships unconfirmed, ReadingContext reader) : PageModel
{
    private const int MaxTogether = 100;
    private const int PageSize = 50;

    [FromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    public IReadOnlyList<IGrouping<string, Membership>> Countries { get; private set; } = [];

    public PageLinks Pages { get; private set; } = null!;

    /// <summary>False where there is nothing that could be confirmed.</summary>
    public bool HasAny { get; private set; }

    public NameLookup Names { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        var who = User.AsActor();
        var total = unconfirmed.Count(who);
        if (ListPage.FindNumber(total, PageNumber, MaxTogether, PageSize) is not (var number, var count))
            return NotFound();
        Names = reader.Names();
        HasAny = unconfirmed.HasAny(who);
        var order = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        var countries = unconfirmed.ListCountries(who).OrderBy(code => reader.Name(Names.Country(code), code).ToString(), order);
        var due = await unconfirmed.Read(countries, (number - 1) * PageSize, count == 1 ? total : PageSize, cancellation);
        Countries = [.. due.GroupBy(m => m.Country)];
        Pages = PageLinks.Of(new ListPage<Membership>(due, total, number, count), reader);
        return Page();
    }

    /// <summary>The newest date of its sources, ISO 8601; none when no source has a date, or only from before it began.</summary>
    public string? GetLastConfirmed(Membership membership) => ConfirmationRules.FindLatestDate(membership.From, membership.Sources.Select(key => Names.Source(key)?.Date));
}
