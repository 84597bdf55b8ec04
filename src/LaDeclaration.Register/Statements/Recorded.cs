using System.Text.Json.Serialization;

namespace LaDeclaration.Register.Statements;

/// <summary>One version of a fact, current from revision <see cref="RecordedIn"/> until revision <see cref="SupersededIn"/>.</summary>
public abstract record Recorded : IVersion
{
    /// <summary>The permanent public id, the same in all versions of a fact.</summary>
    public Guid FactId { get; init; } = Guid.CreateVersion7();

    /// <summary>The revision that added this version. Set by the publisher.</summary>
    [JsonIgnore]
    public int RecordedIn { get; set; }

    /// <summary>The revision that replaced or retracted this version; null while it is current.</summary>
    [JsonIgnore]
    public int? SupersededIn { get; set; }

    /// <summary>What it is about; no change may alter that.</summary>
    [JsonIgnore]
    public abstract Subject Subject { get; }

    /// <summary>Equality that ignores the revisions.</summary>
    public bool HasSameContentAs(Recorded other) => this == other with { RecordedIn = RecordedIn, SupersededIn = SupersededIn };
}

/// <summary>What a fact is about: its kind, as in the database, and the keys of the countries, committees and so on that it relates.</summary>
public readonly record struct Subject(string Kind, string? Country = null, string? Committee = null, int? Pillar = null, string? Source = null);
