using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Statements;

/// <summary>Whether a date is the exact day or only the day by which something was certain.</summary>
public enum DateIs
{
    On,
    By,
}

/// <summary>A published fact: in force from one date to another, known from one revision to another, backed by sources.</summary>
public abstract record Statement : Recorded, IPeriod
{
    public const int NoteMaxLength = 1_000;

    public static readonly DateOnly EarliestDay = new(1900, 1, 1);

    public static readonly DateOnly LatestDay = new(2199, 12, 31);

    public static bool IsDayInRange(DateOnly day) => day >= EarliestDay && day <= LatestDay;

    public required DateOnly From { get; init; }

    public DateIs FromIs { get; init; }

    /// <summary>The day after the last; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    public DateIs? UntilIs { get; init; }

    /// <summary>The keys of the sources that it cites; at least one.</summary>
    public List<string> Sources { get; init; } = [];

    public LocalizedText? Note { get; init; }

    public bool Overlaps(Statement other) =>
        (other.Until is null || From < other.Until) && (Until is null || other.From < Until);

    /// <summary>Compares the list of sources by value, unlike the compiler's implementation.</summary>
    public virtual bool Equals(Statement? other) =>
        base.Equals(other) && From == other.From && FromIs == other.FromIs && Until == other.Until && UntilIs == other.UntilIs
        && Equals(Note, other.Note) && Sources.SequenceEqual(other.Sources);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), From, FromIs, Until, UntilIs, Note, Sources.Count);
}

/// <summary>The name and description of a country, pillar or committee.</summary>
public abstract record Details : Statement
{
    public const int NameMaxLength = 200;
    public const int DescriptionMaxLength = 2_000;

    public required LocalizedText Name { get; init; }

    public LocalizedText? Description { get; init; }
}
