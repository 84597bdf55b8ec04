using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Remembers the browsers in which somebody signed in to an account, so that others cannot lock its owner out with wrong passwords. A cookie
/// holds a random token, new at each sign-in, that gives no access. The database has its hash and the accounts it is for, as colleagues may
/// share a browser. The token is encrypted, so that a forged one is detected without a query.
/// </summary>
public sealed class KnownBrowsers(RegisterDbContextFactory contextFactory, IHttpContextAccessor http, IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    private const int TokenLength = 32;

    private readonly IDataProtector protector = protection.CreateProtector(nameof(KnownBrowsers));

    private readonly HostCookieBuilder cookie = new("browser", isSecure: !environment.IsDevelopment()) { SameSite = SameSiteMode.Strict, MaxAge = AttemptLimits.KnownBrowserLifetime };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The hash of the token in the request; null without a cookie or with one that this site did not issue.</summary>
    public string? TokenHash
    {
        get
        {
            try
            {
                return http.HttpContext?.Request.Cookies[cookie.Name!] is { Length: > 0 } brought ? Hash(protector.Unprotect(WebEncoders.Base64UrlDecode(brought))) : null;
            }
            catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
            {
                return null;
            }
        }
    }

    /// <summary>Null if the account does not know the browser.</summary>
    /// <param name="email">Normalised.</param>
    public async Task<KnownBrowser?> Find(string email, CancellationToken cancellation = default)
    {
        if (TokenHash is not { } hash)
            return null;
        var oldest = Now - AttemptLimits.KnownBrowserLifetime;
        await using var db = contextFactory();
        return await db.KnownBrowsers.AsNoTracking().SingleOrDefaultAsync(
            b => b.TokenHash == hash && b.SignedInAt > oldest && b.Failures < AttemptLimits.MaxFailuresInARow && db.Users.Any(s => s.Id == b.StaffId && s.NormalizedEmail == email), cancellation);
    }

    /// <summary>Makes the request's browser known to the account and issues a new token.</summary>
    public async Task Remember(StaffMember member)
    {
        var (old, token) = (TokenHash, RandomNumberGenerator.GetBytes(TokenLength));
        var hash = Hash(token);
        await using var db = contextFactory();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (old is not null)
        {
            await db.KnownBrowsers.Where(b => b.TokenHash == old && b.StaffId == member.Id).ExecuteDeleteAsync();
            await db.KnownBrowsers.Where(b => b.TokenHash == old).ExecuteUpdateAsync(set => set.SetProperty(b => b.TokenHash, hash));
        }
        db.Add(new KnownBrowser { TokenHash = hash, StaffId = member.Id, SignedInAt = Now });
        await db.SaveChangesAsync();
        var surplus = await db.KnownBrowsers.Where(b => b.StaffId == member.Id).OrderByDescending(b => b.SignedInAt).ThenBy(b => b.TokenHash == hash ? 0 : 1)
            .Skip(AttemptLimits.MaxKnownBrowsers).Select(b => b.TokenHash).ToListAsync();
        await db.KnownBrowsers.Where(b => b.StaffId == member.Id && surplus.Contains(b.TokenHash)).ExecuteDeleteAsync();
        await transaction.CommitAsync();
        http.HttpContext!.Response.Cookies.Append(cookie.Name!, WebEncoders.Base64UrlEncode(protector.Protect(token)), cookie.Build(http.HttpContext, time.GetUtcNow()));
    }

    public async Task CountFailure(KnownBrowser browser, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        await db.KnownBrowsers.Where(b => b.TokenHash == browser.TokenHash && b.StaffId == browser.StaffId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Failures, b => b.Failures + 1), cancellation);
    }

    private static string Hash(byte[] token) => Convert.ToBase64String(SHA256.HashData(token));
}

public static class KnownBrowserExtensions
{
    /// <summary>After a new password or a reset of the ways to sign in no browser is known; takes effect with the next save.</summary>
    public static async Task RemoveKnownBrowsers(this RegisterDbContext db, StaffMember member) =>
        db.RemoveRange(await db.KnownBrowsers.Where(b => b.StaffId == member.Id).ToListAsync());
}
