using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Accounts;

/// <summary>Describes the role of a member of staff in the language of the request.</summary>
public static class StaffTitle
{
    /// <summary>“Editor”, or “Delegate of Chile”.</summary>
    public static async Task<LanguageTaggedText> DescribeRole(this ReadingContext reader, StaffMember member, RegisterDbContext db, IStringLocalizer<Words> words, CancellationToken cancellation = default)
    {
        if (member.Country is not { } code)
            return words["StaffRole_" + member.Role];
        var names = reader.Names();
        return LanguageTaggedText.Format(words["StaffRole_DelegateOf"], reader.Name(names.Country(code), code));
    }
}
