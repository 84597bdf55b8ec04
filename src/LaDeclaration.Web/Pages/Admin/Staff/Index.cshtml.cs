using System.Globalization;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Browsing;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Staff;

[Authorize(Policy = Policies.Administrator)]
public sealed class IndexModel(RegisterDbContext db, ReadingContext reader) : EditableListPage(reader)
{
    private const int PageSize = 50;

    public IReadOnlyList<Row> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var found = Find(db.Users.AsNoTracking());
        var total = await found.CountAsync(cancellation);
        if (ListPage.FindNumber(total, PageNumber, PageSize, PageSize) is not (var number, var count))
            return NotFound();
        var names = Reader.Names();
        var rows = await found.OrderBy(s => s.DisplayName).ThenBy(s => s.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(s => new { s.Id, s.DisplayName, s.Email, s.Role, s.Country, s.DisabledAt, s.AcceptedAt })
            .ToListAsync(cancellation);
        Members =
        [
            .. rows
                .Select(s => new Row(s.Id, s.DisplayName, s.Email!, s.Role, s.Country is null ? null : Reader.Name(names.Country(s.Country), s.Country),
                    AccountStates.Of(s.DisabledAt, s.AcceptedAt)))
                .OrderBy(r => r.Name, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
        ];
        Show(new ListPage<Row>(Members, total, number, count));
        return Page();
    }

    /// <summary>Those with the filter in their e-mail address, or as typed or with capital initials in their name. Databases compare letters of names differently.</summary>
    private IQueryable<StaffMember> Find(IQueryable<StaffMember> all)
    {
        var typed = SoundText.Trim(Filter ?? "");
        if (typed.Length == 0)
            return all;
        var (email, name) = (typed.ToUpperInvariant(), CultureInfo.CurrentCulture.TextInfo.ToTitleCase(typed.ToLowerInvariant()));
        return all.Where(s => s.NormalizedEmail!.Contains(email) || s.DisplayName.Contains(typed) || s.DisplayName.Contains(name));
    }

    public sealed record Row(string Id, string Name, string Email, StaffRole Role, LanguageTaggedText? Country, AccountState State);
}
