using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What was posted by a form about memberships.</summary>
public sealed record SeatPost(IReadOnlyList<Seat> Seats, IReadOnlyDictionary<string, SeatAnswer> Answers, Evidence Evidence, IReadOnlyList<Source> Citable, Actor By, ChangeSet? Draft)
{
    /// <summary>True where what happened is asked once for all seats, and each seat is one field.</summary>
    public bool AsksHowOnce { get; init; }

    /// <summary>The field beside which something about a seat is said.</summary>
    public string Field(Seat seat, string part) => AsksHowOnce ? $"Cells[{seat.Key}]" : $"Answers[{seat.Key}].{part}";
}
