using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure.Accounts;

/// <summary>
/// The two ceremonies of a passkey, making one and showing it, each in two parts: what the browser is asked, and a look at its answer.
/// In between a cookie keeps the challenge for five minutes; it is used up by the answer, right or wrong.
/// </summary>
public sealed class PasskeyCeremony(
    SignInManager<StaffMember> signIn, UserManager<StaffMember> members, RegisterDbContext db, IHttpContextAccessor http, IStringLocalizer<Words> words)
{
    /// <summary>What to ask the browser for to sign in; the passkey itself says whose it is.</summary>
    /// <returns>JSON.</returns>
    public Task<string> Ask() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>What to ask the browser for to make a passkey for somebody, who may be known by that name only from now on.</summary>
    /// <returns>JSON.</returns>
    public Task<string> AskForNew(StaffMember member, string? name = null) =>
        signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id, Name = member.Email!, DisplayName = name ?? member.DisplayName });

    /// <summary>Whose passkey the answer shows; its count of uses is kept. None when it is no answer to what was asked.</summary>
    public async Task<Shown?> Recognise(string? credential)
    {
        var result = await Answer(credential, signIn.PerformPasskeyAssertionAsync);
        return result is { Succeeded: true } && (await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded
            ? new Shown(result.User, result.Passkey.CredentialId)
            : null;
    }

    /// <summary>The passkey that the browser made for them; none when it is no answer to what was asked.</summary>
    public async Task<UserPasskeyInfo?> Take(StaffMember member, string? credential) =>
        await Take(credential) is { } made && made.For == member.Id ? made.Passkey : null;

    /// <summary>The passkey that the browser made, and the id of the person it was asked for, whose account may have yet to be made.</summary>
    public async Task<(UserPasskeyInfo Passkey, string For)?> Take(string? credential)
    {
        var result = await Answer(credential, signIn.PerformPasskeyAttestationAsync);
        if (result is not { Succeeded: true })
            return null;
        result.Passkey.Name = NameAfterDevice(await db.PasskeysOf(result.UserEntity.Id));
        return (result.Passkey, result.UserEntity.Id);
    }

    /// <summary>After the kind of device it was made on, and numbered where there is one of that name.</summary>
    private string NameAfterDevice(IReadOnlyList<KnownPasskey> others)
    {
        var agent = http.HttpContext!.Request.Headers.UserAgent.ToString();
        string[] devices = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux"];
        var device = Array.Find(devices, d => agent.Contains(d, StringComparison.OrdinalIgnoreCase));
        var name = device is null ? words["Passkey"].Value : words["Passkey_Named", device is "Macintosh" ? "Mac" : device is "CrOS" ? "Chromebook" : device].Value;
        var number = 1;
        var proposed = name;
        while (others.Any(p => p.Name == proposed))
            proposed = $"{name} {++number}";
        return proposed;
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
