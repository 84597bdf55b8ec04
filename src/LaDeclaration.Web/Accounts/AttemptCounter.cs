using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Counts attempts before they are checked, so that a hundred at the same time are no more than the few allowed. The counts are in the
/// database, shared by all servers.
/// </summary>
public sealed class AttemptCounter(RegisterDbContextFactory contextFactory, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Hashes an e-mail address or client into one of 65,536 buckets, which bounds the number of rows however many are made up. Two that share a
    /// bucket share its limit.
    /// </summary>
    public static int Bucket(string who) => BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(who)));

    /// <summary>The IPv4 address of the client, or the /64 prefix of its IPv6 address, which usually belongs to one household or office.</summary>
    public static string ClientOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.AddressFamily == AddressFamily.InterNetwork ? $"{address}" : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    /// <summary>Counts one attempt against every limit, or against none if one of them is reached.</summary>
    public async Task<CountedAttempt> Count(IReadOnlyList<AttemptLimit> limits, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        var counted = new List<(string Key, DateTime Before, DateTime At)>();
        foreach (var limit in limits)
        {
            var (before, at, wait) = await Count(db, limit, cancellation);
            if (wait is not null)
            {
                await TakeBack(db, counted, cancellation);
                return new CountedAttempt([], wait);
            }
            counted.Add((limit.Key, before, at));
        }
        return new CountedAttempt(counted, null);
    }

    /// <summary>Uncounts an attempt that was right.</summary>
    public async Task TakeBack(CountedAttempt attempt, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        await TakeBack(db, attempt.Counted, cancellation);
    }

    public async Task Reset(AttemptLimit limit, CancellationToken cancellation = default)
    {
        await using var db = contextFactory();
        await db.AttemptCounts.Where(c => c.Key == limit.Key).ExecuteDeleteAsync(cancellation);
    }

    private async Task<(DateTime Before, DateTime At, TimeSpan? Wait)> Count(RegisterDbContext db, AttemptLimit limit, CancellationToken cancellation)
    {
        while (true)
        {
            var now = Now;
            var seen = await db.AttemptCounts.AsNoTracking().SingleOrDefaultAsync(c => c.Key == limit.Key, cancellation);
            var goesOn = seen is not null && limit.ResetsAt(seen) > now;
            if (goesOn && limit.NextAllowedAt(seen!) is var freeAt && freeAt > now)
                return (now, now, freeAt - now);
            var next = new AttemptCount { Key = limit.Key, Count = goesOn ? seen!.Count + 1 : 1, FirstAt = goesOn ? seen!.FirstAt : now, LastAt = now };
            if (await Save(db, seen, next, cancellation))
                return (goesOn ? seen!.LastAt : now, now, null);
        }
    }

    /// <summary>False if another attempt was counted in between.</summary>
    private static async Task<bool> Save(RegisterDbContext db, AttemptCount? seen, AttemptCount next, CancellationToken cancellation)
    {
        if (seen is not null)
            return await db.AttemptCounts.Where(c => c.Key == seen.Key && c.Count == seen.Count && c.LastAt == seen.LastAt).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Count, next.Count).SetProperty(c => c.FirstAt, next.FirstAt).SetProperty(c => c.LastAt, next.LastAt), cancellation) == 1;
        try
        {
            db.Add(next);
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException clash) when (db.IsUniqueClash(clash))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static async Task TakeBack(RegisterDbContext db, IEnumerable<(string Key, DateTime Before, DateTime At)> counted, CancellationToken cancellation)
    {
        foreach (var (key, before, at) in counted)
            await db.AttemptCounts.Where(c => c.Key == key && c.Count > 0).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Count, c => c.Count - 1).SetProperty(c => c.LastAt, c => c.LastAt == at ? before : c.LastAt), cancellation);
    }
}

/// <summary>An attempt that may be checked, or has to wait.</summary>
/// <param name="Counted">The limits that it counts against, with the times of the attempt before and of this one.</param>
/// <param name="Wait">Null if it may be checked now.</param>
public sealed record CountedAttempt(IReadOnlyList<(string Key, DateTime Before, DateTime At)> Counted, TimeSpan? Wait);
