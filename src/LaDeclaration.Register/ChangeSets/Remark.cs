using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

public enum RemarkKind
{
    Returned,
    Rejected,

    /// <summary>Without a decision.</summary>
    Commented,
}

/// <summary>A remark of staff about a change set, never public.</summary>
public sealed record Remark(RemarkKind Kind, string Text, string? ById, StaffRole ByRole, DateTime At)
{
    public const int TextMaxLength = 2_000;

    public int Id { get; private set; }
}
