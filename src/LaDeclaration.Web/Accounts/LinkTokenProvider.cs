using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Issues the tokens in account links. A token is valid for one purpose and person, until the account's security stamp changes. It contains its
/// time of issue by <see cref="TimeProvider"/>, which Identity's own provider does not use.
/// </summary>
public sealed class LinkTokenProvider(IDataProtectionProvider protection, TimeProvider time) : IUserTwoFactorTokenProvider<StaffMember>
{
    public const string Invitation = "Invitation";

    public Task<string> GenerateAsync(string purpose, UserManager<StaffMember> manager, StaffMember user) =>
        Task.FromResult(WebEncoders.Base64UrlEncode(Protector(purpose, user).Protect(BitConverter.GetBytes(time.GetUtcNow().UtcTicks))));

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user) =>
        Task.FromResult(ReadCreationTime(purpose, token, user) is { } made && time.GetUtcNow().UtcTicks < made + LifetimeOf(purpose).Ticks);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffMember> manager, StaffMember user) => Task.FromResult(false);

    private static TimeSpan LifetimeOf(string purpose) => purpose == Invitation ? AccountLinks.InvitationLifetime : AccountLinks.PasswordLinkLifetime;

    private long? ReadCreationTime(string purpose, string token, StaffMember user)
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
