using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Pages.Admin.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LaDeclaration.Web.Pages.Admin.Pillars;

[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(ReadingContext reader) : EditableListPage(reader)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The numbers of pillars end at <see cref="Pillar.MaxNumber"/>: the list is one page.</summary>
    public IActionResult OnGet()
    {
        var pillars = Reader.Index.Index.Pillars.GroupBy(p => p.Pillar).OrderBy(p => p.Key).Select(p => p.Current(Reader.Today)!);
        if (Take([.. pillars], Pillar.MaxNumber, Pillar.MaxNumber, p => p.Name.Wordings.Values.Select(w => w.Text)) is not { } shown)
            return NotFound();
        Rows = [.. shown.Select(p => new Row(p.WithFullPeriod(Reader.Index.Index.PillarVersions(p.Pillar)), Reader.Index.CommitteesOf(p.Pillar).Count))];
        return Page();
    }

    /// <param name="Pillar">As it is today, else as it was last, with the whole time that it is there.</param>
    /// <param name="Committees">How many stand in it today.</param>
    public sealed record Row(PillarDetails Pillar, int Committees);
}
