using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Browsing;

/// <summary>The days on which something began, ended or changed, through the reader's clocks; in the past only those that were reached.</summary>
public sealed class EffectiveDateQuery(RegisterDbContext db, ReadingContext reader, ChangeDescriber describer)
{
    private IQueryable<Statement> Known => db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known);

    /// <summary>All of them, newest first.</summary>
    public Task<List<DateOnly>> ReadDays(CancellationToken cancellation)
    {
        var latest = reader.LooksBack ? reader.Clocks.On : Statement.LatestDay;
        return Known.Select(s => s.From).Union(Known.Where(s => s.Until != null).Select(s => s.Until!.Value))
            .Where(day => day <= latest).OrderByDescending(day => day).ToListAsync(cancellation);
    }

    /// <summary>What happened on them, newest first.</summary>
    /// <param name="days">Some of the days, newest first, none between them left out.</param>
    /// <param name="names">The names to use.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<IReadOnlyList<EffectiveDate>> Describe(IReadOnlyList<DateOnly> days, NameLookup names, CancellationToken cancellation)
    {
        if (days.Count == 0)
            return [];
        var (first, last) = (days[^1], days[0]);
        var statements = await Known.Where(s => (s.From >= first && s.From <= last) || (s.Until >= first && s.Until <= last)).ToListAsync(cancellation);
        return [.. describer.DescribeBetween(statements, first.AddDays(-1), last, names).Reverse()];
    }
}
