using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Pages;

public sealed class IndexModel(RegisterDbContext db, Reader reader, Annals annals, Sentences sentences) : PageModel
{
    private const int NewestShown = 3;
    private const int MomentsShown = 6;

    public Roster Roster { get; private set; } = null!;

    public IReadOnlyList<RevisionAccount> Newest { get; private set; } = [];

    /// <summary>The last dates of effect, newest first.</summary>
    public IReadOnlyList<Moment> Moments { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        Roster = await Roster.Read(db, reader, cancellation: cancellation);
        var names = await NameBook.Read(db, reader.Clocks.Known, cancellation);
        Newest = await annals.Newest(new Scope(), names, cancellation, NewestShown);
        Moments = await ReadMoments(names, cancellation);
    }

    private async Task<IReadOnlyList<Moment>> ReadMoments(NameBook names, CancellationToken cancellation)
    {
        var known = db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known);
        var latest = reader.LooksBack ? reader.Clocks.On : Statement.Latest;
        var days = await known.Select(s => s.From).Union(known.Where(s => s.Until != null).Select(s => s.Until!.Value))
            .Where(day => day <= latest).OrderByDescending(day => day).Take(MomentsShown).ToListAsync(cancellation);
        var (first, last) = (days.LastOrDefault(), days.FirstOrDefault());
        var statements = await known.Where(s => (s.From >= first && s.From <= last) || (s.Until >= first && s.Until <= last)).ToListAsync(cancellation);
        return [.. sentences.Between(statements, first.AddDays(days.Count > 0 ? -1 : 0), last, names).Reverse()];
    }
}
