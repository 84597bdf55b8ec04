using System.Security.Cryptography;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Remembers in which browsers somebody signed in to an account, so that nobody keeps its owner out of it by wrong passwords.
/// A cookie holds a random token, new at each sign-in; it opens nothing. The database has its hash and the accounts that it is for:
/// several, where colleagues share a browser. It is sealed, so that a made-up one can be told without a look at the database.
/// </summary>
public sealed class KnownBrowsers(RegisterContexts contexts, IHttpContextAccessor http, IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    private const int TokenLength = 32;

    private readonly IDataProtector protector = protection.CreateProtector(nameof(KnownBrowsers));

    private readonly HostCookieBuilder cookie = new("browser", isSecure: !environment.IsDevelopment()) { SameSite = SameSiteMode.Strict, MaxAge = AttemptLimits.BrowserKnownFor };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Of the token that the request brings; none where there is no cookie, or one that this site did not make.</summary>
    public string? TokenHash
    {
        get
        {
            try
            {
                return http.HttpContext?.Request.Cookies[cookie.Name!] is { Length: > 0 } brought ? HashOf(protector.Unprotect(WebEncoders.Base64UrlDecode(brought))) : null;
            }
            catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
            {
                return null;
            }
        }
    }

    /// <summary>The browser, if the account with that e-mail address knows it.</summary>
    /// <param name="email">In normal form.</param>
    public async Task<KnownBrowser?> Find(string email, CancellationToken cancellation = default)
    {
        if (TokenHash is not { } hash)
            return null;
        var oldest = Now - AttemptLimits.BrowserKnownFor;
        await using var db = contexts();
        return await db.KnownBrowsers.AsNoTracking().SingleOrDefaultAsync(
            b => b.TokenHash == hash && b.SignedInAt > oldest && b.Failures < AttemptLimits.MostInARow && db.Users.Any(s => s.Id == b.StaffId && s.NormalizedEmail == email), cancellation);
    }

    /// <summary>From now on the account knows the browser that the request comes from.</summary>
    public async Task Remember(StaffMember member)
    {
        var (old, token) = (TokenHash, RandomNumberGenerator.GetBytes(TokenLength));
        var hash = HashOf(token);
        await using var db = contexts();
        await using var whole = await db.Database.BeginTransactionAsync();
        if (old is not null)
        {
            await db.KnownBrowsers.Where(b => b.TokenHash == old && b.StaffId == member.Id).ExecuteDeleteAsync();
            await db.KnownBrowsers.Where(b => b.TokenHash == old).ExecuteUpdateAsync(set => set.SetProperty(b => b.TokenHash, hash));
        }
        db.Add(new KnownBrowser { TokenHash = hash, StaffId = member.Id, SignedInAt = Now });
        await db.SaveChangesAsync();
        var surplus = await db.KnownBrowsers.Where(b => b.StaffId == member.Id).OrderByDescending(b => b.SignedInAt).ThenBy(b => b.TokenHash == hash ? 0 : 1)
            .Skip(AttemptLimits.KnownBrowsersOfOne).Select(b => b.TokenHash).ToListAsync();
        await db.KnownBrowsers.Where(b => b.StaffId == member.Id && surplus.Contains(b.TokenHash)).ExecuteDeleteAsync();
        await whole.CommitAsync();
        http.HttpContext!.Response.Cookies.Append(cookie.Name!, WebEncoders.Base64UrlEncode(protector.Protect(token)), cookie.Build(http.HttpContext, time.GetUtcNow()));
    }

    public async Task NoteFailure(KnownBrowser browser, CancellationToken cancellation = default)
    {
        await using var db = contexts();
        await db.KnownBrowsers.Where(b => b.TokenHash == browser.TokenHash && b.StaffId == browser.StaffId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Failures, b => b.Failures + 1), cancellation);
    }

    private static string HashOf(byte[] token) => Convert.ToBase64String(SHA256.HashData(token));
}

public static class KnownBrowsersOfAccount
{
    /// <summary>Whoever chose another password, or had the ways to sign in reset, begins with no known browser; at the next save.</summary>
    public static async Task ForgetBrowsersOf(this RegisterDbContext db, StaffMember member) =>
        db.RemoveRange(await db.KnownBrowsers.Where(b => b.StaffId == member.Id).ToListAsync());
}
