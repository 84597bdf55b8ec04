using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// The two ceremonies of a passkey, making one and showing it, each in two parts: what the browser is asked, and a look at its answer.
/// In between a cookie keeps the challenge for five minutes. A wrong answer takes the cookie away; a right one is good once, even with a copy of it.
/// </summary>
public sealed class PasskeyCeremony(
    SignInManager<StaffMember> signIn, UserManager<StaffMember> members, RegisterDbContext db, RegisterContexts contexts, IHttpContextAccessor http, TimeProvider time, IStringLocalizer<Words> words)
{
    /// <summary>In characters, as JSON: more than all parts of a passkey that fits.</summary>
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Why the passkey last made was not taken, as a key of the words.</summary>
    public string Fault => IsTooLarge ? "Passkey_TooLarge" : "Passkey_NotTaken";

    private bool IsTooLarge { get; set; }

    /// <summary>What to ask the browser for to sign in; the passkey itself says whose it is.</summary>
    /// <returns>JSON.</returns>
    public Task<string> RequestOptions() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>What to ask the browser for to make a passkey for somebody, who may be known by that name only from now on.</summary>
    /// <returns>JSON.</returns>
    public Task<string> CreationOptions(StaffMember member, string? name = null) =>
        signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id, Name = member.Email!, DisplayName = name ?? member.DisplayName });

    /// <summary>Whose passkey the answer shows; its count of uses is kept. None when it is no answer to what was asked.</summary>
    public async Task<Shown?> VerifyAssertion(string? credential)
    {
        var result = await Answer(credential, signIn.PerformPasskeyAssertionAsync, answer => answer.Succeeded);
        return result is { Succeeded: true } && (await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded
            ? new Shown(result.User, result.Passkey.CredentialId)
            : null;
    }

    /// <summary>The passkey that the browser made for them; none when it is no answer to what was asked.</summary>
    public async Task<UserPasskeyInfo?> VerifyAttestation(StaffMember member, string? credential) =>
        await VerifyAttestation(credential) is { } made && made.For == member.Id ? made.Passkey : null;

    /// <summary>The passkey that the browser made, and the id of the person it was asked for, whose account may have yet to be made.</summary>
    public async Task<(UserPasskeyInfo Passkey, string For)?> VerifyAttestation(string? credential)
    {
        var result = await Answer(credential, signIn.PerformPasskeyAttestationAsync, answer => answer.Succeeded);
        IsTooLarge = credential?.Length > LongestAnswer || result is { Succeeded: true } && !result.Passkey.Fits();
        if (IsTooLarge || result is not { Succeeded: true })
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
    private async Task<T?> Answer<T>(string? credential, Func<string, Task<T>> perform, Predicate<T> isRight)
        where T : class
    {
        try
        {
            if (string.IsNullOrEmpty(credential) || credential.Length > LongestAnswer)
                return null;
            var asked = await http.HttpContext!.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
            var answer = await perform(credential);
            if (!isRight(answer))
                return answer;
            // All that the cookie holds; among it the challenge, which is drawn anew for each.
            var challenge = Convert.ToBase64String(TicketSerializer.Default.Serialize(asked.Ticket!));
            return await contexts.UseChallenge(challenge, time.GetUtcNow().UtcDateTime, http.HttpContext!.RequestAborted) ? answer : null;
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
