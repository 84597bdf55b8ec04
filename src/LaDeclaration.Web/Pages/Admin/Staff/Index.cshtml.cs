using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Staff;

[Authorize(Policy = Policies.Administrator)]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : PageModel
{
    public IReadOnlyList<Row> Members { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var names = reader.Names();
        var rows = await db.Users.AsNoTracking()
            .Select(s => new { s.Id, s.DisplayName, s.Email, s.Role, s.Country, s.DisabledAt, s.AcceptedAt })
            .ToListAsync(cancellation);
        Members =
        [
            .. rows
                .Select(s => new Row(s.Id, s.DisplayName, s.Email!, s.Role, s.Country is null ? null : reader.Name(names.Country(s.Country), s.Country),
                    AccountStates.Of(s.DisabledAt, s.AcceptedAt)))
                .OrderBy(r => r.Name, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
        ];
    }

    public sealed record Row(string Id, string Name, string Email, StaffRole Role, LanguageTaggedText? Country, AccountState State);
}
