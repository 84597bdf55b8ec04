namespace LaDeclaration.Register.Staff;

/// <summary>A lock: one import per person at a time, across all nodes and the command line.</summary>
public sealed class RunningImport
{
    /// <summary>An import takes seconds; a lock older than this was left by a process that died, and is ignored.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(2);

    public required string StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }
}
