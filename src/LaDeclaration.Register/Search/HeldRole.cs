using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>What the index keeps of a version of a membership; its row in the database has the rest. There may be a million, so it is small.</summary>
public sealed class HeldRole : IHeldRole, IVersion
{
    private readonly int from;
    private readonly int until;
    private readonly int supersededIn;
    private readonly byte role;
    private readonly byte untilIs;

    /// <param name="sources">The keys of the sources that it cites.</param>
    public HeldRole(Guid factId, string country, string committee, Role role, DateOnly from, DateOnly? until, DateIs? untilIs, IReadOnlyList<string> sources, int recordedIn, int? supersededIn)
    {
        (FactId, Country, Committee, Sources, RecordedIn) = (factId, country, committee, sources, recordedIn);
        this.role = (byte)role;
        this.from = from.DayNumber;
        this.until = until?.DayNumber ?? int.MaxValue;
        this.untilIs = untilIs is null ? byte.MaxValue : (byte)untilIs;
        this.supersededIn = supersededIn ?? int.MaxValue;
    }

    public Guid FactId { get; }

    public string Country { get; }

    public string Committee { get; }

    public Role Role => (Role)role;

    public DateOnly From => DateOnly.FromDayNumber(from);

    public DateOnly? Until => until == int.MaxValue ? null : DateOnly.FromDayNumber(until);

    public DateIs? UntilIs => untilIs == byte.MaxValue ? null : (DateIs)untilIs;

    public IReadOnlyList<string> Sources { get; }

    public int RecordedIn { get; }

    public int? SupersededIn => supersededIn == int.MaxValue ? null : supersededIn;

    public static HeldRole Of(Membership version) =>
        new(version.FactId, version.Country, version.Committee, version.Role, version.From, version.Until, version.UntilIs, version.Sources, version.RecordedIn, version.SupersededIn);
}
