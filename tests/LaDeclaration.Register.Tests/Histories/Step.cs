using CsCheck;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.Histories;

public enum Act
{
    Seat,
    Endorse,
    Charter,

    /// <summary>A new source, or a key that is taken.</summary>
    Publish,

    /// <summary>A new source and a membership that cites it, in one change set.</summary>
    SeatWithNewSource,

    /// <summary>A source is said otherwise, or taken back.</summary>
    CorrectSource,
    RetractSource,
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
/// <param name="Place">The role of a membership; a committee's order and pillar; which source.</param>
/// <param name="From">The first day of an add or a correction, the day of an ending.</param>
/// <param name="Days">How long it lasts; for ever when it is 0.</param>
public sealed record Step(Act Act, int Pick, int Committee, int Place, int From, int Days)
{
    public const int LastDay = 12;
    public static readonly DateOnly FirstDay = A.LosAngeles;
    public static readonly string[] Countries = ["PE", "CL", "BR"];
    public static readonly string[] Committees = ["labor-mobility", "asylum", "visa"];
    public static readonly string[] Sources = ["lima", "second", "third", "fourth", "fifth"];

    /// <summary>How many of the sources there are from the beginning.</summary>
    public const int FirstSources = 3;

    public static Gen<Step> Any { get; } =
        from act in Gen.Frequency(
            (6, Gen.Const(Act.Seat)), (2, Gen.Const(Act.Endorse)), (2, Gen.Const(Act.Charter)), (4, Gen.Const(Act.End)), (3, Gen.Const(Act.Correct)),
            (2, Gen.Const(Act.Confirm)), (2, Gen.Const(Act.Retract)), (2, Gen.Const(Act.Close)), (2, Gen.Const(Act.ActOnAnOldVersion)),
            (1, Gen.Const(Act.Publish)), (4, Gen.Const(Act.SeatWithNewSource)), (1, Gen.Const(Act.CorrectSource)), (5, Gen.Const(Act.RetractSource)))
        from pick in Gen.Int[0, 60]
        from committee in Gen.Int[0, Committees.Length - 1]
        from place in Gen.Int[0, 11]
        from day in Gen.Int[0, LastDay - 4]
        from days in Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 4]))
        select new Step(act, pick, committee, place, day, days);

    private DateOnly Day => FirstDay.AddDays(From);

    private DateOnly? Until => Days == 0 ? null : Day.AddDays(Days);

    /// <summary>The changes it comes to, given every version so far and those that stand.</summary>
    public IEnumerable<Change> Changes(IReadOnlyList<Recorded> versions, IReadOnlyList<Recorded> standing) => Act switch
    {
        Act.Seat => [Change.Add(Seat)],
        Act.Publish => [Change.Add(A.Source(Source))],
        Act.SeatWithNewSource => [.. standing.Any(r => r.Subject.Source == Source) ? [] : new[] { Change.Add(A.Source(Source)) }, Change.Add(Seat with { Committee = Committees[0], Sources = [Source] })],
        Act.CorrectSource => On<Source>(standing, s => Change.Correct(s, s with { Title = $"Statement of day {From}" })),
        Act.RetractSource => On<Source>([.. standing.Where(r => r.Subject.Source != Sources[0])], Change.Retract),
        Act.Endorse => [Change.Add(A.Endorsement(Countries[Pick % 3], Day, Until))],
        Act.Charter => [Change.Add(A.Committee(Committees[Committee], 1 + Place % 2, 1 + Place / 2 % 2, Day, Until))],
        Act.Close => Close(standing),
        Act.ActOnAnOldVersion => On<Statement>([.. versions.Where(v => v.SupersededIn is not null)], old => Change.Correct(old, old with { From = Day })),
        Act.End => On<Statement>(standing, s => Change.End(s, Day, DateIs.By, [])),
        Act.Confirm => On<Statement>(standing, s => Change.Confirm(s, [Source])),
        Act.Retract => On<Statement>(standing, Change.Retract),
        _ => On<Statement>(standing, s => Change.Correct(s, Corrected(s))),
    };

    private Membership Seat => A.Membership(Countries[Pick % 3], Committees[Committee], (Role)(Place % 2), Day, Until);

    private string Source => Sources[Place % Sources.Length];

    private Statement Corrected(Statement was) => was switch
    {
        Membership membership => membership with { From = Day, Role = (Role)(Place % 2) },
        CommitteeDetails details => details with { From = Day, Pillar = 1 + Place % 2, Order = 1 + Place / 2 % 2 },
        _ => was with { From = Day, Sources = [.. was.Sources.Append(Source).TakeLast(1)] },
    };

    private IEnumerable<Change> On<T>(IReadOnlyList<Recorded> rows, Func<T, Change> change)
        where T : Recorded =>
        rows.OfType<T>().ToList() is { Count: > 0 } some ? [change(some[Pick % some.Count])] : [];

    private IEnumerable<Change> Close(IReadOnlyList<Recorded> standing) =>
        standing.OfType<Statement>().Where(s => s is Membership or CommitteeDetails && s.Subject.Committee == Committees[Committee] && (s.Until is null || s.Until > Day))
            .Select(s => s.From < Day ? Change.End(s, Day, DateIs.On, []) : Change.Retract(s));
}
