using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using LaDeclaration.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>A copy of the database lets nobody in: a certificate protects its keys, and its keys seal those of authenticator apps.</summary>
public sealed class DataProtectionTests : IDisposable
{
    private const string Email = "sealed@example.org";
    private const string CodeForm = Site.CodeForm;

    private readonly string folder = Directory.CreateTempSubdirectory("register-keys-").FullName;

    [SkippableTheory, BothDatabases]
    public async Task The_key_of_an_app_is_sealed_by_the_next_start(DatabaseProvider provider)
    {
        await using var before = await Site.Started(provider);
        var member = await before.AddStaff(Email, StaffRole.Editor);
        Assert.Equal(Site.AuthenticatorKey, await KeptKey(before, member));

        await using var after = await before.Beside();

        Assert.StartsWith("CfDJ8", await KeptKey(after, member));
        await after.SignIn(Email);
        await before.SignIn(Email);
    }

    [Fact]
    public async Task The_key_of_an_app_is_sealed_when_it_is_set_up_and_opens_no_other_account()
    {
        await using var site = await Site.Started();
        var (member, other) = (await site.AddStaff(Email, StaffRole.Editor), await site.AddStaff("other@example.org", StaffRole.Editor));
        using var scope = site.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<SecondFactors>().AddAuthenticator(
            (await scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByIdAsync(member.Id))!, Site.AuthenticatorKey, step: 0);
        var kept = await KeptKey(site, member);
        Assert.StartsWith("CfDJ8", kept);
        await site.SignIn(Email);

        await using var db = site.Database();
        await db.UserTokens.Where(t => t.UserId == other.Id && t.Name == "AuthenticatorKey").ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, kept));

        Assert.Empty((await Password(site, "other@example.org")).Select(CodeForm));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_certificate_seals_what_was_readable_and_another_takes_over(DatabaseProvider provider)
    {
        await using var plain = await Site.Started(provider);
        var member = await plain.AddStaff(Email, StaffRole.Editor);
        await plain.SignIn(Email);
        Assert.All(await Keys(plain), key => Assert.Contains("unencrypted", key));

        await using var sealing = await plain.Beside(s => Names(s, "DataProtection", Pfx("first.pfx", "s3cret"), "s3cret"));
        await sealing.SignIn(Email);
        Assert.All(await Keys(sealing), key => Assert.DoesNotContain("<value>", key));
        Assert.All(await Keys(sealing), key => Assert.Contains("encryptedSecret", key));

        await using var next = await plain.Beside(s =>
        {
            Names(s, "DataProtection", Pem("second.crt", "second.key"), "");
            s.Settings["DataProtection:Key"] = Path.Combine(folder, "second.key");
            Names(s, "DataProtection:OldCertificates:0", Path.Combine(folder, "first.pfx"), "s3cret");
        });
        await next.SignIn(Email);
        Assert.StartsWith("CfDJ8", await KeptKey(next, member));
    }

    [Fact]
    public async Task Where_the_certificate_is_lost_sign_in_says_who_helps_and_the_other_ways_still_work()
    {
        await using var site = await Site.Started(prepare: s => Names(s, "DataProtection", Pfx("lost.pfx", ""), ""));
        var member = await site.AddStaff(Email, StaffRole.Editor);
        await site.AddPasskey(member);
        var codes = await RecoveryCodes(await site.SignIn(Email));
        await using (await site.Beside(s => Names(s, "DataProtection", Path.Combine(folder, "lost.pfx"), "")))
            Assert.StartsWith("CfDJ8", await KeptKey(site, member));

        await using var bare = await site.Beside();
        var page = (await Password(bare, Email)).Is(HttpStatusCode.OK);

        Assert.Contains("this site can no longer check the codes from your authenticator app. An administrator has to reset your ways to sign in.", page.Text);
        Assert.Empty(page.Select(CodeForm));
        Assert.NotEmpty(page.Select("[data-ceremony]"));
        var token = page.Form("form[action*='handler=RecoveryCode']")["__RequestVerificationToken"]!;
        var refused = await page.Browser.Read(await page.Browser.Post("/en/account/second-step?handler=Code", ("Code", "123456"), ("__RequestVerificationToken", token)));
        Assert.Contains("can no longer check", Assert.Single(refused.Is(HttpStatusCode.BadRequest).Errors));
        var home = (await page.Form("form[action*='handler=RecoveryCode']").Fill("RecoveryCode", codes[0]).Submit()).Is(HttpStatusCode.OK);
        Assert.Equal("/en/admin", home.Address);
        Assert.Contains("this site can no longer check its codes. Set it up again.", (await home.Browser.Open("/en/account/second-factor")).Text);
    }

    [Fact]
    public async Task Without_a_certificate_the_start_says_what_that_means()
    {
        await using var server = new ServerProcess("--ConnectionStrings:Register", $"Data Source={Path.Combine(folder, "register.db")}", "--environment", "Production");
        await server.Listening();

        Assert.Contains("DataProtection:Certificate", server.Said);
        Assert.Contains("can forge the cookie of any account", server.Said);
    }

    [Theory]
    [InlineData("nowhere.pfx", "", "there is no file")]
    [InlineData("nowhere.crt", "", "there is no file")]
    [InlineData("locked.pfx", "wrong", "password")]
    [InlineData("keyless.crt", "", "could not be read.")]
    [InlineData("elliptic.crt", "", "holds no RSA key")]
    [InlineData("text.pfx", "", "could not be read.")]
    public async Task A_certificate_that_cannot_be_used_stops_the_start(string name, string password, string sentence)
    {
        Pfx("locked.pfx", "right");
        Pem("keyless.crt", null);
        Elliptic("elliptic.crt");
        await File.WriteAllTextAsync(Path.Combine(folder, "text.pfx"), "no certificate");

        foreach (var setting in new[] { "DataProtection", "DataProtection:OldCertificates:0" })
        {
            await using var server = new ServerProcess("--ConnectionStrings:Register", $"Data Source={Path.Combine(folder, "register.db")}",
                $"--{setting}:Certificate", Path.Combine(folder, name), $"--{setting}:Password", password);

            Assert.Equal(1, await server.Ended());
            Assert.Contains($"{setting}:Certificate: ", server.Said);
            Assert.Contains($"“{Path.Combine(folder, name)}”", server.Said);
            Assert.Contains(sentence, server.Said);
            Assert.DoesNotContain("   at ", server.Said);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Names(Site site, string section, string certificate, string password) =>
        (site.Settings[section + ":Certificate"], site.Settings[section + ":Password"]) = (certificate, password);

    private string Pfx(string name, string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(key).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        File.WriteAllBytes(Path.Combine(folder, name), certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));
        return Path.Combine(folder, name);
    }

    private string Pem(string name, string? keyName)
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(key).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        File.WriteAllText(Path.Combine(folder, name), certificate.ExportCertificatePem());
        if (keyName is not null)
            File.WriteAllText(Path.Combine(folder, keyName), key.ExportPkcs8PrivateKeyPem());
        return Path.Combine(folder, name);
    }

    private void Elliptic(string name)
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        File.WriteAllText(Path.Combine(folder, name), certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    private static CertificateRequest Request(RSA key) => new("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static async Task<string?> KeptKey(Site site, StaffMember member)
    {
        await using var db = site.Database();
        return await db.UserTokens.Where(t => t.UserId == member.Id && t.Name == "AuthenticatorKey").Select(t => t.Value).SingleAsync();
    }

    private static async Task<List<string?>> Keys(Site site)
    {
        await using var db = site.Database();
        var keys = await db.DataProtectionKeys.Select(k => k.Xml).ToListAsync();
        Assert.NotEmpty(keys);
        return keys;
    }

    private static async Task<Page> Password(Site site, string email) =>
        await (await site.Visitor().Open("/en/account/sign-in")).Form().Fill("Email", email).Fill("Password", Site.Password).Submit();

    private static async Task<IReadOnlyList<string>> RecoveryCodes(Browser browser) =>
        (await (await browser.Open("/en/account/recovery-codes")).Form().Submit()).One(".codes code").TextContent.Split('\n');
}
