using System.Text.Json.Serialization;

namespace LaDeclaration.Register.Statements;

/// <summary>One version of something the register says: known from <see cref="RecordedIn"/> until <see cref="SupersededIn"/>.</summary>
public abstract record Recorded
{
    /// <summary>Stays the same through correction and ending: the public, permanent id.</summary>
    public Guid FactId { get; init; } = Guid.CreateVersion7();

    /// <summary>The revision that brought this version in. Set by the publisher.</summary>
    [JsonIgnore]
    public int RecordedIn { get; set; }

    /// <summary>The revision that replaced or retracted this version; none while it stands.</summary>
    [JsonIgnore]
    public int? SupersededIn { get; set; }

    /// <summary>What it is about, without any of what it says; a correction may not alter it.</summary>
    [JsonIgnore]
    public abstract Subject Subject { get; }

    /// <summary>Whether both say the same of the same fact, whichever revisions brought and replaced them.</summary>
    public bool HasSameContentAs(Recorded other) => this == other with { RecordedIn = RecordedIn, SupersededIn = SupersededIn };
}

/// <summary>What something recorded is about: its kind and the keys of the nouns it ties together.</summary>
public readonly record struct Subject(string Kind, string? Country = null, string? Committee = null, int? Pillar = null, string? Source = null);
