namespace LaDeclaration.Register.Staff;

/// <summary>That a file of somebody's is being taken in, on whichever node or command line: one at a time for each person.</summary>
public sealed class RunningImport
{
    /// <summary>An import is a matter of seconds; one that began longer ago was cut off, and counts no more.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    public required string StaffId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }
}
