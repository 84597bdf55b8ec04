using System.Security.Cryptography;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>Codes that replace a lost second factor. Each works once, and only their hashes are stored.</summary>
public sealed class RecoveryCodes(RegisterDbContext db, UserManager<StaffMember> members, IOptions<PasswordHasherOptions> hashing)
{
    public const int Count = 10;

    private const string Provider = "LaDeclaration";
    private const string Name = "RecoveryCodes";

    /// <summary>Without vowels, which form words, and without characters that look alike. Sixteen of these are 76 bits.</summary>
    private const string Alphabet = "bcdfghjkmnpqrstvwxz23456789";

    private const int Groups = 4;
    private const int GroupLength = 4;
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const char Separator = ';';

    /// <summary>Hashing takes long, so call this before anything is locked.</summary>
    public NewCodes Generate()
    {
        List<string> codes = [.. Enumerable.Range(0, Count).Select(_ => GenerateCode())];
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new NewCodes(codes, string.Join(Separator, new[] { Convert.ToBase64String(salt) }.Concat(codes.Select(c => Hash(Normalize(c), salt)))));
    }

    /// <summary>Replaces the codes from before.</summary>
    public Task<IdentityResult> Save(StaffMember member, NewCodes codes) => members.SetAuthenticationTokenAsync(member, Provider, Name, codes.Hashes);

    /// <summary>Null if there never were any.</summary>
    public async Task<int?> CountLeft(StaffMember member) => (await ReadHashes(member.Id))?.Split(Separator).Length - 1;

    /// <summary>Looks for a code among those of the account.</summary>
    /// <returns>The stored value, and the one to replace it once the code is used; null if it is no code of theirs.</returns>
    public async Task<(string Stored, string Remaining)?> Find(StaffMember member, string typed, CancellationToken cancellation)
    {
        if (await ReadHashes(member.Id, cancellation) is not { } stored)
            return null;
        var parts = stored.Split(Separator);
        var hash = Hash(Normalize(typed), Convert.FromBase64String(parts[0]));
        var remaining = parts.Where((part, i) => i == 0 || !IsSame(part, hash)).ToList();
        return remaining.Count == parts.Length ? null : (stored, string.Join(Separator, remaining));
    }

    /// <summary>Marks a code as used. If it is used twice at the same time, one of them fails.</summary>
    public async Task<bool> Use(StaffMember member, (string Stored, string Remaining) found, CancellationToken cancellation) =>
        await Row(member.Id).Where(t => t.Value == found.Stored).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, found.Remaining), cancellation) == 1;

    public Task Delete(StaffMember member) => members.RemoveAuthenticationTokenAsync(member, Provider, Name);

    private static string GenerateCode() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    private static string Normalize(string typed) => new([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(Groups * GroupLength * 2)]);

    private static bool IsSame(string stored, string hash) =>
        CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(stored), Convert.FromBase64String(hash));

    private string Hash(string code, byte[] salt) =>
        Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(code, salt, hashing.Value.IterationCount, HashAlgorithmName.SHA512, HashLength));

    private Task<string?> ReadHashes(string id, CancellationToken cancellation = default) => Row(id).Select(t => t.Value).SingleOrDefaultAsync(cancellation);

    private IQueryable<IdentityUserToken<string>> Row(string id) =>
        db.UserTokens.AsNoTracking().Where(t => t.UserId == id && t.LoginProvider == Provider && t.Name == Name);

    /// <param name="Codes">To be shown once.</param>
    /// <param name="Hashes">The salt and the hashes, as stored.</param>
    public sealed record NewCodes(IReadOnlyList<string> Codes, string Hashes);
}
