using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>The query string of the page of changes, as typed, and what <see cref="Check"/> reads from it.</summary>
public sealed class ChangesFilter
{
    [FromQuery(Name = "country")]
    public string? Country { get; set; }

    [FromQuery(Name = "committee")]
    public string? Committee { get; set; }

    [FromQuery(Name = "pillar")]
    public string? Pillar { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>The number of the newest revision to show.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    [BindNever]
    public ChangeScope Scope { get; private set; } = new();

    [BindNever]
    public int Newest { get; private set; }

    /// <summary>Whether two days are compared, instead of listing revisions.</summary>
    public bool IsComparison => From is not null || To is not null;

    /// <summary>Whether both days are the same, which is then compared with the day before.</summary>
    public bool IsOneDay => IsComparison && DateInput.Read(From).Day == DateInput.Read(To).Day;

    public bool IsEmpty => Scope.IsAll && !IsComparison;

    /// <summary>The query string of the same list from another revision.</summary>
    public IEnumerable<(string Name, string? Value)> ToQuery(int? before = null) =>
    [
        ("country", Scope.Country),
        ("committee", Scope.Committee),
        ("pillar", Scope.Pillar?.ToString(CultureInfo.InvariantCulture)),
        ("before", before?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Sets <see cref="Scope"/> and <see cref="Newest"/>; returns what is wrong, or null.</summary>
    public ErrorMessage? Check(NameLookup names, int newest)
    {
        var code = Country?.ToUpperInvariant();
        if (code is not null && names.Country(code) is null)
            return new ErrorMessage("Error_NoSuchCountry", Country!);
        if (Committee is not null && names.Committee(Committee) is null)
            return new ErrorMessage("Error_NoSuchCommittee", Committee);
        int? number = int.TryParse(Pillar, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (Pillar is not null && (number is null || names.Pillar(number.Value) is null))
            return new ErrorMessage("Error_NoSuchPillar", Pillar);
        Scope = new ChangeScope(code, Committee, number);
        Newest = newest;
        if (Before is null)
            return null;
        if (!int.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) || before < 1 || before > newest)
            return new ErrorMessage("Error_BadRevision", Before, newest);
        Newest = before;
        return null;
    }

    /// <summary>Reads the days to compare; null if one is invalid. The same day twice means the day before and that day.</summary>
    /// <param name="addError">Receives a field and what is wrong with it.</param>
    public (DateOnly From, DateOnly To)? ReadDays(Action<string, ErrorMessage> addError)
    {
        var from = ReadDay("from", From);
        var to = ReadDay("to", To);
        if (from is null || to is null)
            return null;
        if (from <= to)
            return (from == to ? from.Value.AddDays(-1) : from.Value, to.Value);
        addError("to", new ErrorMessage("CompareDates_Order"));
        return null;

        DateOnly? ReadDay(string field, string? typed)
        {
            var (day, error) = DateInput.Read(typed);
            if (day is null)
                addError(field, error ?? new ErrorMessage("CompareDates_Both"));
            return day;
        }
    }
}
