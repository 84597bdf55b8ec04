using System.Collections.Concurrent;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Tests.Accounts;

/// <summary>Hashing a password takes long, and nobody waits for it: no transaction is open meanwhile, wherever one is set or looked at.</summary>
public sealed class PasswordsBeforeLocksTests
{
    private const string Another = "quiet lanterns over Valparaíso";

    [Fact]
    public async Task No_password_is_hashed_within_a_transaction()
    {
        var hashed = new ConcurrentQueue<(string Where, bool IsWithin)>();
        var place = "";
        await using var site = await Site.Started(prepare: s => s.Replacing = services => services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<StaffMember>>(all =>
            new Watched(all.GetRequiredService<RegisterDbContext>(), all.GetRequiredService<IOptions<PasswordHasherOptions>>(), isWithin => hashed.Enqueue((place, isWithin))))));

        place = "the first account";
        await (await site.Visitor().Open("/" + site.Services.GetRequiredService<FirstAccount>().Path)).Form().Fill("Name", "Ana").Fill("Email", "ana@example.org").Fill("Password", Another).Submit();
        place = "an invitation";
        await (await (await site.Administrator()).Open("/en/admin/staff/invite")).Form("main form[data-keep]").Fill("Lines", "comes@example.org").Fill("Member.Role", "Editor").Submit();
        await (await site.Visitor().Open(Site.LinkIn((await site.Mail("comes@example.org")).Single(), "invitation"))).Form().Fill("Name", "Comes").Fill("Password", Another).Submit();
        place = "a forgotten password";
        await (await site.Visitor().Open("/en/account/forgotten")).Form().Fill("Email", "ana@example.org").Submit();
        await (await site.Visitor().Open(Site.LinkIn((await site.Mail("ana@example.org"))[^1], "choose-password"))).Form().Fill("Password", Another + " anew").Submit();
        place = "another password";
        var change = (await (await site.Editor()).Open("/en/account")).Form("form:has([formaction='?handler=Password'])");
        await change.Fill("CurrentPassword", Site.Password).Fill("NewPassword", Another).Submit();
        place = "a password beside a passkey";
        await AddBesidePasskey(site);

        Assert.Equal(["a forgotten password", "a password beside a passkey", "an invitation", "another password", "the first account"], hashed.Select(h => h.Where).Distinct().Order());
        Assert.Empty(hashed.Where(h => h.IsWithin).Select(h => h.Where).Distinct());
    }

    private static async Task AddBesidePasskey(Site site)
    {
        using var scope = site.Services.CreateScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { UserName = "key@example.org", Email = "key@example.org", DisplayName = "Key", CreatedAt = site.Clock.GetUtcNow().UtcDateTime, AcceptedAt = site.Clock.GetUtcNow().UtcDateTime };
        Assert.True((await members.CreateAsync(member)).Succeeded);
        var added = await scope.ServiceProvider.GetRequiredService<SecondFactors>().AddPassword(member, Another);
        Assert.True(added.Result.Succeeded);
        Assert.NotEmpty(added.RecoveryCodes);
        await using var db = site.Database();
        Assert.NotNull((await db.Users.SingleAsync(u => u.Id == member.Id)).PasswordHash);
    }

    private sealed class Watched(RegisterDbContext db, IOptions<PasswordHasherOptions> options, Action<bool> seen) : IPasswordHasher<StaffMember>
    {
        private readonly NormalizingPasswordHasher hasher = new(options);

        public string HashPassword(StaffMember user, string password)
        {
            seen(db.Database.CurrentTransaction is not null);
            return hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword)
        {
            seen(db.Database.CurrentTransaction is not null);
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
