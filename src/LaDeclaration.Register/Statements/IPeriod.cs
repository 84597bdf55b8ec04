namespace LaDeclaration.Register.Statements;

/// <summary>What is in force from one date to another.</summary>
public interface IPeriod
{
    DateOnly From { get; }

    /// <summary>The day after the last; null while no end is known.</summary>
    DateOnly? Until { get; }

    DateIs? UntilIs { get; }
}

/// <summary>What the register says from one revision to another.</summary>
public interface IVersion
{
    int RecordedIn { get; }

    /// <summary>The revision that replaced or retracted it; null while it is current.</summary>
    int? SupersededIn { get; }
}
