using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>What a member of staff is, in the reader's words.</summary>
public static class StaffTitle
{
    /// <summary>“Editor”, or “Delegate of Chile”.</summary>
    public static async Task<Said> RoleOf(this Reader reader, StaffMember member, RegisterDbContext db, IStringLocalizer<Words> words, CancellationToken cancellation = default)
    {
        if (member.Country is not { } code)
            return words["StaffRole_" + member.Role];
        var names = await NameBook.Read(db, reader.Newest, cancellation);
        return Said.Of(words["StaffRole_DelegateOf"], reader.Name(names.Country(code), code));
    }
}
