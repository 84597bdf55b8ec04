using System.Text.RegularExpressions;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Pages.Admin.Journal;
using LaDeclaration.Web.Pages.Admin.Staff;

namespace LaDeclaration.Web.Tests.Resources;

/// <summary>The sources and the interface's words agree: nothing asked for is missing, nothing kept is unused.</summary>
public sealed partial class WordsTests
{
    /// <summary>Keys that the sources put together, by their first part; a new first part has to be told here.</summary>
    private static readonly Dictionary<string, string[]> Composed = new()
    {
        ["Rule_"] = Enum.GetNames<Rule>(),
        ["Flaw_"] = [.. Enum.GetNames<Flaw>().Except([nameof(Flaw.Unsound)])],
        ["Text_"] = ["NothingVisible", "NotNormal"],
        ["Text_Is_"] = [.. Enum.GetNames<TextFlaw>().Except(["TooLong", "NothingVisible", "NotNormal"])],
        ["StaffState_"] = Enum.GetNames<AccountState>(),
        ["Act_"] = Enum.GetNames<Act>(),
        ["ActGroup_"] = Enum.GetNames<ActGroup>(),
        ["Verb_"] = Enum.GetNames<Verb>(),
        ["Role_"] = Enum.GetNames<Role>(),
        ["StaffRole_"] = Enum.GetNames<StaffRole>(),
        ["Actor_"] = [.. Enum.GetNames<StaffRole>(), "None"],
        ["Remark_"] = Enum.GetNames<RemarkKind>(),
        ["Mail_About_"] = ["Proposed", "CountryTouched"],
        ["Letter_Subject_"] = Enum.GetNames<LetterKind>(),
        ["Letter_Text_"] = ["Proposed", "Returned", "Rejected", "Published", "Commented"],
        ["Letter_FactorsChanged_"] = ["PasswordSet", "PasskeyAdded", "PasskeyRemoved", "AuthenticatorAdded", "AuthenticatorRemoved", "RecoveryCodesMade"],
        ["RoleChoice_"] = Enum.GetNames<MembershipRoles>(),
        ["Afterwards_"] = Enum.GetNames<Afterwards>(),
        ["Happened_"] = Enum.GetNames<AlterationKind>(),
        ["Status_"] = Enum.GetNames<ChangeSetStatus>(),
        ["Count_"] = [.. Enum.GetNames<Verb>().SelectMany(v => new[] { v + "_one", v + "_other" })],
        ["CountSource_"] = ["Add_one", "Add_other", "Correct_one", "Correct_other", "Retract_one", "Retract_other"],
        ["Nav_"] = ["committees", "countries", "matrix", "map", "changes", "sources", "about"],
        ["Field_"] =
        [
            "From", "Until", "Sources", "Note", "Name", "Description", "Pillar", "Order", "Role", "Title", "Publisher",
            "Language", "Date", "Address", "Country", "Committee", "Key", "Reason", "Remark", "OverrideReason",
        ],
        ["StatementForm_What"] = ["Confirm", "End", "Correct", "Retract"],
        ["NotificationSettings_"] = Enum.GetNames<NotificationFrequency>(),
        ["Membership_"] = Enum.GetNames<Role>(),
        ["Notification_"] = ["Proposed", "Commented", "Returned", "Rejected", "Published"],
        ["Accessibility_Tested_"] = ["Machine", "Keyboard", "Script", "Narrow", "Print"],
        ["Accessibility_Untested_"] = ["People", "Browsers"],
        ["Accessibility_Unmet_"] = ["Passkey", "Reasons"],
        ["Names_"] = ["NameOfficial", "DescriptionOfficial"],
        ["Evidence_"] = ["TitleNeeded", "PublisherNeeded"],
        ["CompareDates_"] = ["Correct", "Add", "End"],
        ["About_Meeting_"] = ["2022-06-10", "2022-10-06", "2023-06-23", "2024-05-07", "2024-09-25"],
    };

    private static readonly Dictionary<string, string> Words = WordsFile.Read();

    private static readonly string Sources = string.Join("\n", Repository.WebSources(".cs", ".cshtml").Values);

    [Fact]
    public void Every_key_in_the_sources_has_its_words()
    {
        var asked = DirectKeys().Matches(Sources).Select(m => m.Groups["key"].Value)
            .Concat(CountedKeys().Matches(Sources).SelectMany(m => new[] { m.Groups["key"].Value + "_one", m.Groups["key"].Value + "_other" }))
            .Concat(ComposedKeysInUse())
            .Distinct();

        Faults.None(asked.Except(Words.Keys).Order());
    }

    [Fact]
    public void No_words_are_kept_that_nothing_shows()
    {
        var literals = Literals().Matches(Sources).Select(m => m.Groups["text"].Value).ToHashSet();
        var composed = ComposedKeysInUse().ToHashSet();

        var unused = Words.Keys.Where(key =>
            !composed.Contains(key)
            && !literals.Contains(key)
            && !(PluralEnding().IsMatch(key) && literals.Contains(PluralEnding().Replace(key, "")))
            && !(key.EndsWith("_Text", StringComparison.Ordinal) && literals.Contains(key[..^"_Text".Length] + "_Title")));

        Faults.None(unused.Order());
    }

    [Fact]
    public void Every_first_part_that_the_sources_put_a_key_together_from_is_known_here() =>
        Faults.None(Prefixes().Except(Composed.Keys));

    [Fact]
    public void Every_rule_has_its_sentence() =>
        Assert.All(Enum.GetNames<Rule>(), rule => Assert.EndsWith(".", Words["Rule_" + rule]));

    [Fact]
    public void Words_are_plain()
    {
        Assert.DoesNotContain(Words, w => w.Value.Contains('!'));
        Assert.DoesNotContain(Words, w => Chatter().IsMatch(w.Value));
        Assert.DoesNotContain(Words, w => string.IsNullOrWhiteSpace(w.Value));
    }

    private static IEnumerable<string> ComposedKeysInUse() =>
        Prefixes().Where(Composed.ContainsKey).SelectMany(prefix => Composed[prefix].Select(rest => prefix + rest));

    private static IEnumerable<string> Prefixes() => ComposedKeys().Matches(Sources).Select(m => m.Groups["prefix"].Value).Distinct();

    [GeneratedRegex("""\b[Ww]ords\[\s*"(?<key>[^"]+)"\s*[\],]""")]
    private static partial Regex DirectKeys();

    [GeneratedRegex("""\b[Pp]hrases\.Count\(\s*"(?<key>[^"]+)"\s*,""")]
    private static partial Regex CountedKeys();

    [GeneratedRegex(""" "(?<prefix>[A-Z][A-Za-z]*_\w*)"\s*\+ """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ComposedKeys();

    [GeneratedRegex(""" "(?<text>[A-Z]\w*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literals();

    [GeneratedRegex("_(one|other)$")]
    private static partial Regex PluralEnding();

    [GeneratedRegex(@"\b(please|successfully|oops|sorry)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Chatter();
}
