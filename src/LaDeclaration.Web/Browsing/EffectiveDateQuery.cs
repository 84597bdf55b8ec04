using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>Reads the days on which something begins, ends or changes, by the reader's clocks; looking back, only days up to that one.</summary>
public sealed class EffectiveDateQuery(RegisterDbContext db, ReadingContext reader, ChangeDescriber describer)
{
    private IQueryable<Statement> Known => db.Statements.AsNoTracking().KnownAt(reader.Clocks.Known);

    /// <summary>All of these days, newest first.</summary>
    public Task<List<DateOnly>> ReadDays(CancellationToken cancellation)
    {
        var latest = reader.LooksBack ? reader.Clocks.On : Statement.LatestDay;
        return Known.Select(s => s.From).Union(Known.Where(s => s.Until != null).Select(s => s.Until!.Value))
            .Where(day => day <= latest).OrderByDescending(day => day).ToListAsync(cancellation);
    }

    /// <summary>The changes on some of these days, newest first.</summary>
    /// <param name="days">Consecutive ones, newest first.</param>
    public async Task<IReadOnlyList<EffectiveDate>> Describe(IReadOnlyList<DateOnly> days, NameLookup names, CancellationToken cancellation)
    {
        if (days.Count == 0)
            return [];
        var (first, last) = (days[^1], days[0]);
        var statements = await Known.Where(s => (s.From >= first && s.From <= last) || (s.Until >= first && s.Until <= last)).ToListAsync(cancellation);
        return [.. describer.DescribeBetween(statements, first.AddDays(-1), last, names).Reverse()];
    }
}
