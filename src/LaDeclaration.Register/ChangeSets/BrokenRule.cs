using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>Every way in which the register may refuse; each has its sentence for the screen in the interface's words.</summary>
public enum Rule
{
    /// <summary>At any date at most one details per noun, one endorsement per country, one membership per country, committee and role.</summary>
    OneAtATime,

    /// <summary>Lead and participant at once needs an acknowledgement.</summary>
    BothRolesAcknowledged,

    /// <summary>A membership lies within its committee's details.</summary>
    WithinCommittee,

    /// <summary>A membership lies within its country's endorsement.</summary>
    WithinEndorsement,

    /// <summary>A committee's details lie within its pillar's.</summary>
    WithinPillar,

    /// <summary>An endorsement lies within its country's details.</summary>
    WithinCountry,

    UntilAfterFrom,

    CitesSource,

    /// <summary>Every source that a statement cites is one that the register holds.</summary>
    SourceStands,

    /// <summary>A committee's order is unique within its pillar at any date.</summary>
    OrderUnique,

    /// <summary>A delegate touches only its own country's memberships and the sources they newly cite.</summary>
    OwnCountryOnly,

    /// <summary>Only an editor or administrator publishes, returns or rejects.</summary>
    EditorDecides,

    /// <summary>With four-eyes on, nobody publishes their own change set.</summary>
    FourEyes,

    /// <summary>Approval is of exact content.</summary>
    ExactContent,

    /// <summary>Only its author edits a change set.</summary>
    AuthorEdits,

    /// <summary>What is decided is no longer open.</summary>
    StillOpen,

    HasChanges,

    HasReason,

    /// <summary>The proposed row is what the verb allows.</summary>
    FitsVerb,

    /// <summary>Keys, codes and addresses are well formed, and what is needed is there.</summary>
    WellFormed,

    /// <summary>Every text, also a reason or a remark, is <see cref="Text.SoundText"/> and not too long.</summary>
    SoundText,
}

/// <param name="Rule">Which rule.</param>
/// <param name="Statement">The row that breaks it, if it is about one.</param>
/// <param name="Other">The row it collides with, if any.</param>
/// <param name="Field">The field, of the row or of the change set, that is not well formed or sound, if it is about one.</param>
/// <param name="Source">The key of the source that it cites and that is missing, if it is about one.</param>
/// <param name="Fault">What is wrong with the text, if it is about one.</param>
public sealed record BrokenRule(Rule Rule, Recorded? Statement = null, Recorded? Other = null, string? Field = null, string? Source = null, TextFault? Fault = null);

/// <summary>The register refused: something for the screen, never an error of the program.</summary>
public sealed class RefusedException(IReadOnlyList<BrokenRule> brokenRules) : Exception("The register refused: " + string.Join(", ", brokenRules.Select(b => b.Rule)))
{
    public RefusedException(Rule rule)
        : this([new BrokenRule(rule)])
    {
    }

    public IReadOnlyList<BrokenRule> BrokenRules { get; } = brokenRules;
}
