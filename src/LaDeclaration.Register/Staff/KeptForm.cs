namespace LaDeclaration.Register.Staff;

/// <summary>A saved form: what somebody had typed when they left it or their session expired, to be restored later.</summary>
public sealed class KeptForm
{
    public const int AddressMaxLength = 300;

    /// <summary>Of the JSON, in UTF-16 code units.</summary>
    public const int FieldsMaxLength = 200_000;

    public required string StaffId { get; init; }

    /// <summary>Path and query of the page with the form.</summary>
    public required string Address { get; init; }

    /// <summary>A JSON object with the values of each field by its name.</summary>
    public required string Fields { get; set; }

    public required DateTime KeptAt { get; set; }
}
