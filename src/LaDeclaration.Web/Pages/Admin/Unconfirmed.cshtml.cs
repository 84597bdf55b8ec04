using System.Globalization;
using LaDeclaration.Register.Committees;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Pages.Admin;

/// <summary>The memberships that no source has confirmed for a year, country by country.</summary>
public sealed class UnconfirmedModel(UnconfirmedMemberships unconfirmed, ReadingContext reader) : PageModel
{
    public IReadOnlyList<IGrouping<string, Membership>> Countries { get; private set; } = [];

    /// <summary>False where there is nothing that could be confirmed.</summary>
    public bool HasAny { get; private set; }

    public NameLookup Names { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        Names = reader.Names();
        HasAny = await unconfirmed.HasAny(User.AsActor(), cancellation);
        var due = await unconfirmed.Read(User.AsActor(), cancellation);
        Countries = [.. due.GroupBy(m => m.Country).OrderBy(g => reader.Name(Names.Country(g.Key), g.Key).ToString(), StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true))];
    }

    /// <summary>The newest date of its sources, ISO 8601; none when no source has a date, or only from before it began.</summary>
    public string? GetLastConfirmed(Membership membership) => ConfirmationRules.FindLatestDate(membership.From, membership.Sources.Select(key => Names.Source(key)?.Date));
}
