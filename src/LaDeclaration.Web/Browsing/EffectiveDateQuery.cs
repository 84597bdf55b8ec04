using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Browsing;

/// <summary>The days on which something begins, ends or changes, by the reader's clocks; looking back, only days up to that one.</summary>
public sealed class EffectiveDateQuery(RegisterDbContext db, ReadingContext reader, ChangeDescriber describer)
{
    /// <summary>With more statements, a day is described by their numbers.</summary>
    private const int MaxDescribed = 12;

    /// <summary>All of these days, newest first.</summary>
    public IReadOnlyList<EffectiveDayCount> Days =>
        reader.LooksBack ? [.. reader.Index.Index.EffectiveDays.Where(d => d.Day <= reader.Clocks.On)] : reader.Index.Index.EffectiveDays;

    /// <summary>What happens on some of these days, in sentences; of a day with very much, in numbers.</summary>
    public async Task<IReadOnlyList<EffectiveDate>> Describe(IReadOnlyList<EffectiveDayCount> days, NameLookup names, CancellationToken cancellation)
    {
        if (days.Count == 0)
            return [];
        var facts = days.Where(IsDescribed).SelectMany(d => d.Facts).Distinct().ToList();
        var statements = await db.Statements.AsNoTracking().KnownAt(reader.Clocks).Where(s => facts.Contains(s.FactId)).ToListAsync(cancellation);
        var described = describer.DescribeBetween(statements, days[^1].Day.AddDays(-1), days[0].Day, names).ToDictionary(d => d.Day);
        return [.. days.Select(d => IsDescribed(d) ? described[d.Day] : new EffectiveDate(d.Day, [], [], d))];
    }

    private static bool IsDescribed(EffectiveDayCount day) => day.Statements <= MaxDescribed;
}
