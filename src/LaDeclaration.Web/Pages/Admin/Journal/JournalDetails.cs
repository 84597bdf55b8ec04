using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Pages.Admin.Journal;

/// <summary>What the journal notes beside an act in short, for good and for programs (“Delegate CL”), in the reader's words (“Delegate of Chile”).</summary>
public sealed class JournalDetails(IStringLocalizer<Words> words, NameLookup names, ReadingContext reader)
{
    /// <summary>Between a role and the one that followed it.</summary>
    private const string Then = " → ";

    public LanguageTaggedText? Of(JournalEntry entry) => entry is not { Act: var act, Detail: { } detail } ? null : act switch
    {
        Act.SignedIn or Act.SignInFailed => Way(detail),
        Act.Appointed => LanguageTaggedText.Join(Then, detail.Split(Then).Select(Role)),
        >= Act.AccountAdded and < Act.NoticesChosen => Role(detail),
        Act.NoticesChosen when detail.Split(", ") is [var pace, var language] && Enum.TryParse<NotificationFrequency>(pace, out var chosen) =>
            words["Field_InLanguage", words["NotificationSettings_" + chosen], Formatter.Language(language)],
        Act.LetterRetried when Enum.TryParse<LetterKind>(detail, out var kind) => words["Letter_Subject_" + kind, "…", "…"],
        _ => detail,
    };

    private LanguageTaggedText Way(string detail) => detail switch
    {
        SignInMethod.Passkey => words["SignInMethod_Passkey"],
        SignInMethod.PasswordAndCode => words["SignInMethod_PasswordAndCode"],
        SignInMethod.RecoveryCode => words["SignInMethod_RecoveryCode"],
        SignInMethod.Password => words["SignInMethod_Password"],
        var other => other,
    };

    private LanguageTaggedText Role(string title) => title.Split(' ') switch
    {
        [var role] when Enum.TryParse<StaffRole>(role, out var known) => words["StaffRole_" + known],
        [nameof(StaffRole.Delegate), var country] => LanguageTaggedText.Format(words["StaffRole_DelegateOf"], reader.Name(names.Country(country), country)),
        _ => title,
    };
}
