using System.Globalization;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Pages.Changes;

/// <summary>What the page of changes is asked: which nouns, from which revision on, between which days. All as typed.</summary>
public sealed class Filter
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

    /// <summary>Show from this revision downwards.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    [BindNever]
    public ChangeScope Scope { get; private set; } = new();

    [BindNever]
    public int Newest { get; private set; }

    public bool Compares => From is not null || To is not null;

    /// <summary>One day was asked for twice, so it is compared with the day before.</summary>
    public bool IsOneDay => Compares && DateInput.Read(From).Day == DateInput.Read(To).Day;

    public bool IsEmpty => Scope.IsAll && !Compares;

    /// <summary>The same question, put from another revision on.</summary>
    public IEnumerable<(string Name, string? Value)> Asked(int? before = null) =>
    [
        ("country", Scope.Country),
        ("committee", Scope.Committee),
        ("pillar", Scope.Pillar?.ToString(CultureInfo.InvariantCulture)),
        ("before", before?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Reads what was typed; what names nothing that the register knows is complained of.</summary>
    public ErrorMessage? Check(NameLookup names, int newest)
    {
        var code = Country?.ToUpperInvariant();
        if (code is not null && !names.Nouns.OfType<CountryDetails>().Any(c => c.Country == code))
            return new ErrorMessage("Error_NoSuchCountry", Country!);
        if (Committee is not null && !names.Nouns.OfType<CommitteeDetails>().Any(c => c.Committee == Committee))
            return new ErrorMessage("Error_NoSuchCommittee", Committee);
        int? number = int.TryParse(Pillar, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (Pillar is not null && !names.Nouns.OfType<PillarDetails>().Any(p => p.Pillar == number))
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

    /// <summary>The two days to compare; a day and the same day stand for the day before and that day.</summary>
    /// <param name="wrong">Gets what is wrong with them, at its field.</param>
    public (DateOnly From, DateOnly To)? Days(Action<string, ErrorMessage> wrong)
    {
        var from = Day("from", From);
        var to = Day("to", To);
        if (from is null || to is null)
            return null;
        if (from <= to)
            return (from == to ? from.Value.AddDays(-1) : from.Value, to.Value);
        wrong("to", new ErrorMessage("Between_Order"));
        return null;

        DateOnly? Day(string field, string? typed)
        {
            var (day, error) = DateInput.Read(typed);
            if (day is null)
                wrong(field, error ?? new ErrorMessage("Between_Both"));
            return day;
        }
    }
}
