using System.Security.Cryptography;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LaDeclaration.Web.Accounts;

/// <summary>The codes on paper that stand in for a lost second factor. Each works once, and only their hashes are kept.</summary>
public sealed class RecoveryCodes(RegisterDbContext db, UserManager<StaffMember> members, IOptions<PasswordHasherOptions> hashing)
{
    public const int Count = 10;

    private const string Provider = "LaDeclaration";
    private const string Name = "RecoveryCodes";

    /// <summary>Neither vowels, which make words, nor what is mistaken for another. Sixteen of these are 76 bits.</summary>
    private const string Alphabet = "bcdfghjkmnpqrstvwxz23456789";

    private const int Groups = 4;
    private const int GroupLength = 4;
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const char Between = ';';

    /// <summary>Draws new ones. Hashing takes its time, so it is done before anything is locked.</summary>
    public Drawn Generate()
    {
        List<string> codes = [.. Enumerable.Range(0, Count).Select(_ => DrawOne())];
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new Drawn(codes, string.Join(Between, new[] { Convert.ToBase64String(salt) }.Concat(codes.Select(c => Hash(Solid(c), salt)))));
    }

    /// <summary>Keeps what was drawn; codes from before work no longer.</summary>
    public Task<IdentityResult> Save(StaffMember member, Drawn drawn) => members.SetAuthenticationTokenAsync(member, Provider, Name, drawn.Hashes);

    /// <summary>How many are left; none where none were ever made.</summary>
    public async Task<int?> Left(StaffMember member) => (await Kept(member.Id))?.Split(Between).Length - 1;

    /// <summary>Looks whether that is one of the person's codes.</summary>
    /// <returns>What is kept now, and what would be once the code is used up; none if it is no code.</returns>
    public async Task<(string Kept, string Left)?> Find(StaffMember member, string typed, CancellationToken cancellation)
    {
        if (await Kept(member.Id, cancellation) is not { } kept)
            return null;
        var parts = kept.Split(Between);
        var hash = Hash(Solid(typed), Convert.FromBase64String(parts[0]));
        var left = parts.Where((part, i) => i == 0 || !IsSame(part, hash)).ToList();
        return left.Count == parts.Length ? null : (kept, string.Join(Between, left));
    }

    /// <summary>Uses a code up that was found. Of two who try the same at once, one succeeds.</summary>
    public async Task<bool> Use(StaffMember member, (string Kept, string Left) found, CancellationToken cancellation) =>
        await Row(member.Id).Where(t => t.Value == found.Kept).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, found.Left), cancellation) == 1;

    public Task Delete(StaffMember member) => members.RemoveAuthenticationTokenAsync(member, Provider, Name);

    private static string DrawOne() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    private static string Solid(string typed) => new([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(Groups * GroupLength * 2)]);

    private static bool IsSame(string kept, string hash) =>
        CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(kept), Convert.FromBase64String(hash));

    private string Hash(string solid, byte[] salt) =>
        Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(solid, salt, hashing.Value.IterationCount, HashAlgorithmName.SHA512, HashLength));

    private Task<string?> Kept(string id, CancellationToken cancellation = default) => Row(id).Select(t => t.Value).SingleOrDefaultAsync(cancellation);

    private IQueryable<IdentityUserToken<string>> Row(string id) =>
        db.UserTokens.AsNoTracking().Where(t => t.UserId == id && t.LoginProvider == Provider && t.Name == Name);

    /// <summary>New codes.</summary>
    /// <param name="Codes">To be shown once.</param>
    /// <param name="Hashes">What is kept of them, with their salt.</param>
    public sealed record Drawn(IReadOnlyList<string> Codes, string Hashes);
}
