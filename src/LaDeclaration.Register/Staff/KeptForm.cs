namespace LaDeclaration.Register.Staff;

/// <summary>What somebody had typed into a form when they left it or the session ended, so that they can go on where they were.</summary>
public sealed class KeptForm
{
    public const int AddressMaxLength = 300;

    /// <summary>In characters, as JSON.</summary>
    public const int FieldsMaxLength = 200_000;

    public required string StaffId { get; init; }

    /// <summary>Path and query of the page that the form stands on.</summary>
    public required string Address { get; init; }

    /// <summary>A JSON object: the values of each field by its name.</summary>
    public required string Fields { get; set; }

    public required DateTime KeptAt { get; set; }
}
