using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Registers passkeys and signs in with them: it makes the options for the browser and verifies its response. The challenge is in a cookie for
/// five minutes. A response, right or wrong, removes the cookie; a right one is accepted once, even if the cookie was copied.
/// </summary>
public sealed class PasskeyCeremony(
    SignInManager<StaffMember> signIn, UserManager<StaffMember> members, RegisterDbContext db, RegisterDbContextFactory contextFactory, IHttpContextAccessor http, TimeProvider time, IStringLocalizer<Words> words)
{
    /// <summary>In characters of JSON; more than any passkey that fits the database.</summary>
    private const int MaxAnswerLength = 64 * 1024;

    /// <summary>The key of the message why the last passkey was not accepted.</summary>
    public string ErrorKey => IsTooLarge ? "Passkey_TooLarge" : "Passkey_NotTaken";

    private bool IsTooLarge { get; set; }

    /// <summary>For any passkey of this site: the response says whose it is.</summary>
    /// <returns>JSON.</returns>
    public Task<string> MakeRequestOptions() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <returns>JSON.</returns>
    public Task<string> MakeCreationOptions(StaffMember member, string? name = null) =>
        signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id, Name = member.Email!, DisplayName = name ?? member.DisplayName });

    /// <summary>Verifies a sign-in and saves the sign counter. Null if the response does not fit the challenge.</summary>
    public async Task<VerifiedPasskey?> VerifyAssertion(string? credential)
    {
        var result = await Perform(credential, signIn.PerformPasskeyAssertionAsync, answer => answer.Succeeded);
        return result is { Succeeded: true } && (await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded
            ? new VerifiedPasskey(result.User, result.Passkey.CredentialId)
            : null;
    }

    /// <summary>Null if the response does not fit the challenge, or is for somebody else.</summary>
    public async Task<UserPasskeyInfo?> VerifyAttestation(StaffMember member, string? credential) =>
        await VerifyAttestation(credential) is { } made && made.For == member.Id ? made.Passkey : null;

    /// <summary>The new passkey and the id of its owner, whose account may not exist yet.</summary>
    public async Task<(UserPasskeyInfo Passkey, string For)?> VerifyAttestation(string? credential)
    {
        var result = await Perform(credential, signIn.PerformPasskeyAttestationAsync, answer => answer.Succeeded);
        IsTooLarge = credential?.Length > MaxAnswerLength || result is { Succeeded: true } && !result.Passkey.IsWithinLimits();
        if (IsTooLarge || result is not { Succeeded: true })
            return null;
        result.Passkey.Name = NameAfterDevice(await db.ListPasskeys(result.UserEntity.Id));
        return (result.Passkey, result.UserEntity.Id);
    }

    /// <summary>Named after the kind of device, with a number if there is one of that name.</summary>
    private string NameAfterDevice(IReadOnlyList<PasskeySummary> others)
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

    /// <summary>Null if there is no response, or no challenge that it belongs to: the framework throws then.</summary>
    private async Task<T?> Perform<T>(string? credential, Func<string, Task<T>> perform, Predicate<T> isRight)
        where T : class
    {
        try
        {
            if (string.IsNullOrEmpty(credential) || credential.Length > MaxAnswerLength)
                return null;
            var asked = await http.HttpContext!.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
            var answer = await perform(credential);
            if (!isRight(answer))
                return answer;
            // All that the cookie holds, with the challenge, which is random.
            var challenge = Convert.ToBase64String(TicketSerializer.Default.Serialize(asked.Ticket!));
            return await contextFactory.UseChallenge(challenge, time.GetUtcNow().UtcDateTime, http.HttpContext!.RequestAborted) ? answer : null;
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

    public sealed record VerifiedPasskey(StaffMember User, byte[] CredentialId);
}
