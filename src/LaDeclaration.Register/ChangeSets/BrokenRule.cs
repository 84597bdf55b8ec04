using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>The reasons for refusing a change; each has its text in the resources under “Rule_” and its name.</summary>
public enum Rule
{
    /// <summary>On any day there is at most one details per subject, one endorsement per country and one membership per country, committee and role.</summary>
    OneAtATime,

    /// <summary>A country may be lead and participant of a committee at once only if the author acknowledges it.</summary>
    BothRolesAcknowledged,

    /// <summary>A membership is in force only while its committee is.</summary>
    WithinCommittee,

    /// <summary>A membership is in force only while its country endorses.</summary>
    WithinEndorsement,

    /// <summary>A committee is in force only while its pillar is.</summary>
    WithinPillar,

    /// <summary>An endorsement is in force only while its country has a name.</summary>
    WithinCountry,

    UntilAfterFrom,

    CitesSource,

    /// <summary>Every cited source exists.</summary>
    SourceStands,

    /// <summary>On any day a committee's order is unique within its pillar.</summary>
    OrderUnique,

    /// <summary>A delegate changes only memberships of their own country, and adds only sources that those cite.</summary>
    OwnCountryOnly,

    /// <summary>Only editors and administrators publish, return or reject.</summary>
    EditorDecides,

    /// <summary>If the four-eyes principle is enabled, nobody publishes their own change set.</summary>
    FourEyes,

    /// <summary>What is published is the version that the approver has seen.</summary>
    ExactContent,

    /// <summary>Only the author edits or withdraws a change set.</summary>
    AuthorEdits,

    /// <summary>The status of the change set allows the action.</summary>
    StillOpen,

    HasChanges,

    HasReason,

    /// <summary>The proposed row differs from the current one only as the verb allows.</summary>
    FitsVerb,

    /// <summary>Keys, codes and addresses are well formed, and required fields are present.</summary>
    WellFormed,

    /// <summary>Every text, including reasons and remarks, is a valid <see cref="Text.SoundText"/>.</summary>
    SoundText,
}

/// <param name="Statement">The row that breaks the rule, if any.</param>
/// <param name="Other">The row it collides with, if any.</param>
/// <param name="Field">The invalid field of the row or the change set, if any.</param>
/// <param name="Source">The key of the missing source, if any.</param>
/// <param name="Fault">What is wrong with the text of the field, if it is a text.</param>
public sealed record BrokenRule(Rule Rule, Recorded? Statement = null, Recorded? Other = null, string? Field = null, string? Source = null, TextFault? Fault = null);

/// <summary>Rules refuse a change. The web shows them as a validation error (400).</summary>
public sealed class RefusedException(IReadOnlyList<BrokenRule> brokenRules) : Exception("The register refused: " + string.Join(", ", brokenRules.Select(b => b.Rule)))
{
    public RefusedException(Rule rule)
        : this([new BrokenRule(rule)])
    {
    }

    public IReadOnlyList<BrokenRule> BrokenRules { get; } = brokenRules;
}
