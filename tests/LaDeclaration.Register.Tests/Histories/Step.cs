using CsCheck;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.Histories;

public enum Act
{
    Seat,
    Endorse,
    Charter,
    End,
    Correct,
    Confirm,
    Retract,
    Close,
    ActOnAnOldVersion,
}

/// <summary>One thing that somebody does, in a small world; which fact it is done to depends on what there is.</summary>
/// <param name="Pick">Chooses the fact, or the country of an add.</param>
/// <param name="Committee">Which committee.</param>
/// <param name="Place">The role of a membership; a committee's order and pillar.</param>
/// <param name="From">The first day of an add or a correction, the day of an ending.</param>
/// <param name="Days">How long it lasts; for ever when it is 0.</param>
public sealed record Step(Act Act, int Pick, int Committee, int Place, int From, int Days)
{
    public const int LastDay = 12;
    public static readonly DateOnly FirstDay = A.LosAngeles;
    public static readonly string[] Countries = ["PE", "CL", "BR"];
    public static readonly string[] Committees = ["labor-mobility", "asylum", "visa"];
    public static readonly string[] Sources = ["lima", "second", "third"];

    public static Gen<Step> Any { get; } =
        from act in Gen.Frequency(
            (6, Gen.Const(Act.Seat)), (2, Gen.Const(Act.Endorse)), (2, Gen.Const(Act.Charter)), (4, Gen.Const(Act.End)), (3, Gen.Const(Act.Correct)),
            (2, Gen.Const(Act.Confirm)), (2, Gen.Const(Act.Retract)), (2, Gen.Const(Act.Close)), (2, Gen.Const(Act.ActOnAnOldVersion)))
        from pick in Gen.Int[0, 60]
        from committee in Gen.Int[0, Committees.Length - 1]
        from place in Gen.Int[0, 3]
        from day in Gen.Int[0, LastDay - 4]
        from days in Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 4]))
        select new Step(act, pick, committee, place, day, days);

    private DateOnly Day => FirstDay.AddDays(From);

    private DateOnly? Until => Days == 0 ? null : Day.AddDays(Days);

    /// <summary>The changes it comes to, given every version so far and those that stand.</summary>
    public IEnumerable<Change> Changes(IReadOnlyList<Statement> versions, IReadOnlyList<Statement> standing) => Act switch
    {
        Act.Seat => [Change.Add(A.Membership(Countries[Pick % 3], Committees[Committee], (Role)(Place % 2), Day, Until))],
        Act.Endorse => [Change.Add(A.Endorsement(Countries[Pick % 3], Day, Until))],
        Act.Charter => [Change.Add(A.Committee(Committees[Committee], 1 + Place % 2, 1 + Place / 2, Day, Until))],
        Act.Close => Close(standing),
        Act.ActOnAnOldVersion => On(versions.Where(v => v.SupersededIn is not null).ToList(), old => Change.Correct(old, old with { From = Day })),
        Act.End => On(standing, s => Change.End(s, Day, DateIs.By, [])),
        Act.Confirm => On(standing, s => Change.Confirm(s, [Sources[Place % 3]])),
        Act.Retract => On(standing, Change.Retract),
        _ => On(standing, s => Change.Correct(s, Corrected(s))),
    };

    private Statement Corrected(Statement was) => was switch
    {
        Membership membership => membership with { From = Day, Role = (Role)(Place % 2) },
        CommitteeDetails details => details with { From = Day, Pillar = 1 + Place % 2, Order = 1 + Place / 2 },
        _ => was with { From = Day },
    };

    private IEnumerable<Change> On(IReadOnlyList<Statement> rows, Func<Statement, Change> change) =>
        rows.Where(r => r is Membership or Endorsement or CommitteeDetails).ToList() is { Count: > 0 } some ? [change(some[Pick % some.Count])] : [];

    private IEnumerable<Change> Close(IReadOnlyList<Statement> standing) =>
        standing.Where(s => s is Membership or CommitteeDetails && s.Subject.Committee == Committees[Committee] && (s.Until is null || s.Until > Day))
            .Select(s => s.From < Day ? Change.End(s, Day, DateIs.On, []) : Change.Retract(s));
}
