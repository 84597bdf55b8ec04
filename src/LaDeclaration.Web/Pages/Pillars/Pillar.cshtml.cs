using LaDeclaration.Register.Data;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages.Pillars;

public sealed class PillarModel(RegisterDbContext db, Reader reader, Annals annals) : PageModel
{
    public int Number { get; private set; }

    public string Path => $"pillars/{Number}";

    /// <summary>All known details, oldest first.</summary>
    public IReadOnlyList<PillarDetails> Versions { get; private set; } = [];

    public Roster Roster { get; private set; } = null!;

    /// <summary>The details with which it ends, if that is announced.</summary>
    public Statement? Ending => Roster.EndingOf<PillarDetails>(p => p.Pillar == Number);

    public NameBook Names { get; private set; } = null!;

    public IReadOnlyList<RevisionAccount> Changes { get; private set; } = [];

    public bool IsInForce => Roster.Pillars.Any(p => p.Pillar == Number);

    public PillarDetails Shown => Roster.Pillars.FirstOrDefault(p => p.Pillar == Number) ?? Versions[^1];

    public async Task<IActionResult> OnGet(int number, CancellationToken cancellation)
    {
        Number = number;
        Versions = await db.PillarDetails.AsNoTracking().KnownAt(reader.Clocks.Known)
            .Where(p => p.Pillar == number).OrderBy(p => p.From).ToListAsync(cancellation);
        if (Versions.Count == 0)
            return NotFound();
        var committees = db.CommitteeDetails.KnownAt(reader.Clocks.Known).Where(c => c.Pillar == number).Select(c => c.Committee);
        Roster = await Roster.Read(db, reader, m => committees.Contains(m.Committee), new Missing(c => c.Pillar == number), cancellation);
        Names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Changes = await annals.Newest(new Scope(Pillar: number), Names, cancellation);
        return Page();
    }
}
