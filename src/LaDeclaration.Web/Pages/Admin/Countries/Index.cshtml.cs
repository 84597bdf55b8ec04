using System.Globalization;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Countries;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Countries;

[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(ReadingContext reader) : EditableListPage(reader)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IActionResult OnGet()
    {
        var index = Reader.Index;
        var names = index.Index.CountryDetails.GroupBy(c => c.Country).Select(c => c.Current(Reader.Today)!)
            .OrderBy(c => c.Name.In(Reader.Language).Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true));
        if (Take([.. names], Country.MaxShown, PageLimits.CountriesOnPage, c => [.. c.Name.Wordings.Values.Select(w => w.Text), c.Country]) is not { } shown)
            return NotFound();
        Rows = [.. shown.Select(c => new Row(c.Country, c, index.Index.EndorsementsOf(c.Country).Current(Reader.Today), index.RolesOfCountry(c.Country).Count))];
        return Page();
    }

    /// <param name="Code">ISO 3166-1 alpha-2.</param>
    /// <param name="Name">What it is called today, else was called last.</param>
    /// <param name="Endorsement">The one in force, else the last; none if there never was one.</param>
    /// <param name="Roles">How many it holds today.</param>
    public sealed record Row(string Code, CountryDetails Name, Endorsement? Endorsement, int Roles);
}
