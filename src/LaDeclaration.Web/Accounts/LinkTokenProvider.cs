using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// The tokens in links that open an account. One can be read only for its own purpose and person, as the account stood when it was made;
/// what it holds is when that was, by the site's clock, which Identity's own provider does not ask.
/// </summary>
public sealed class LinkTokenProvider(IDataProtectionProvider protection, TimeProvider time) : IUserTwoFactorTokenProvider<StaffMember>
{
    public const string Invitation = "Invitation";

    public Task<string> GenerateAsync(string purpose, UserManager<StaffMember> manager, StaffMember user) =>
        Task.FromResult(WebEncoders.Base64UrlEncode(Protector(purpose, user).Protect(BitConverter.GetBytes(time.GetUtcNow().UtcTicks))));

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user) =>
        Task.FromResult(MadeAt(purpose, token, user) is { } made && time.GetUtcNow().UtcTicks < made + GoodFor(purpose).Ticks);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffMember> manager, StaffMember user) => Task.FromResult(false);

    private static TimeSpan GoodFor(string purpose) => purpose == Invitation ? AccountLinks.InvitationGoodFor : AccountLinks.PasswordLinkGoodFor;

    private long? MadeAt(string purpose, string token, StaffMember user)
    {
        try
        {
            return BitConverter.ToInt64(Protector(purpose, user).Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose, StaffMember user) =>
        protection.CreateProtector(nameof(LinkTokenProvider), purpose, user.Id, user.SecurityStamp ?? "");
}
