using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>
/// The two ceremonies of a passkey, making one and showing it, each in two parts: what the browser is asked, and a look at its answer.
/// In between a cookie keeps the challenge for five minutes; it is used up by the answer, right or wrong.
/// </summary>
public sealed class PasskeyCeremony(SignInManager<StaffMember> signIn, UserManager<StaffMember> members, IHttpContextAccessor http)
{
    /// <summary>What to ask the browser for to sign in; the passkey itself says whose it is.</summary>
    /// <returns>JSON.</returns>
    public Task<string> Ask() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>What to ask the browser for to make a passkey for somebody.</summary>
    /// <returns>JSON.</returns>
    public Task<string> AskForNew(StaffMember member) =>
        signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id, Name = member.Email!, DisplayName = member.DisplayName });

    /// <summary>Whose passkey the answer shows; its count of uses is kept. None when it is no answer to what was asked.</summary>
    public async Task<Shown?> Recognise(string? credential)
    {
        var result = await Answer(credential, signIn.PerformPasskeyAssertionAsync);
        return result is { Succeeded: true } && (await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded
            ? new Shown(result.User, result.Passkey.CredentialId)
            : null;
    }

    /// <summary>The passkey that the browser made for them; none when it is no answer to what was asked.</summary>
    public async Task<UserPasskeyInfo?> Take(StaffMember member, string? credential)
    {
        var result = await Answer(credential, signIn.PerformPasskeyAttestationAsync);
        return result is { Succeeded: true } && result.UserEntity.Id == member.Id ? result.Passkey : null;
    }

    /// <summary>An empty answer, or one when nothing was asked, is the sender's error; the platform throws at it.</summary>
    private async Task<T?> Answer<T>(string? credential, Func<string, Task<T>> perform)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await perform(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        finally
        {
            await http.HttpContext!.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        }
    }

    /// <summary>A passkey and whose it is.</summary>
    public sealed record Shown(StaffMember User, byte[] Passkey);
}
