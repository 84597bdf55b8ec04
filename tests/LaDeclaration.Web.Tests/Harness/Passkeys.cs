using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Harness;

public static class PasskeyStore
{
    /// <summary>A passkey in the list only: no device has it, so nobody signs in with it.</summary>
    /// <returns>Its id, as it stands in its page's address.</returns>
    public static async Task<string> AddPasskey(this Site site, StaffMember member, string name = "Key")
    {
        using var scope = site.Services.CreateScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var id = RandomNumberGenerator.GetBytes(32);
        var passkey = new UserPasskeyInfo(id, [1], site.Clock.GetUtcNow(), 0, [], true, false, false, [1], [1]) { Name = name };
        Assert.True((await members.AddOrUpdatePasskeyAsync((await members.FindByIdAsync(member.Id))!, passkey)).Succeeded);
        return WebEncoders.Base64UrlEncode(id);
    }
}
