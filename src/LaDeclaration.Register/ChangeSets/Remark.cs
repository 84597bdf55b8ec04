using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.ChangeSets;

public enum RemarkKind
{
    Returned,
    Rejected,

    /// <summary>Said while it was open, without deciding anything.</summary>
    Commented,
}

/// <summary>What was said about a change set; for staff only.</summary>
public sealed record Remark(RemarkKind Kind, string Text, string? ById, StaffRole ByRole, DateTime At)
{
    public const int TextMaxLength = 2_000;

    public int Id { get; private set; }
}
