using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Accounts;

/// <summary>
/// Counts attempts before they are looked at, so that a hundred at once are no more than the few that are allowed. The counts are in the
/// database, where all nodes see them.
/// </summary>
public sealed class AttemptCounter(RegisterContexts contexts, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Whoever strangers can make up, addresses and clients, is counted in one of 65,536 buckets by a hash, so that the rows have an end.
    /// That two share one makes a stranger wait now and then who need not.
    /// </summary>
    public static int Bucket(string who) => BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(who)));

    /// <summary>Who is asking, as far as the network tells: an IPv4 address, or the /64 of an IPv6 address, which one household or office has for itself.</summary>
    public static string ClientOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork ? $"{address}" : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    /// <summary>Counts one attempt for each of the limits, or for none of them.</summary>
    public async Task<CountedAttempt> Count(IReadOnlyList<AttemptLimit> limits, CancellationToken cancellation = default)
    {
        await using var db = contexts();
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

    /// <summary>It turned out to be right.</summary>
    public async Task TakeBack(CountedAttempt attempt, CancellationToken cancellation = default)
    {
        await using var db = contexts();
        await TakeBack(db, attempt.Counted, cancellation);
    }

    public async Task Forget(AttemptLimit limit, CancellationToken cancellation = default)
    {
        await using var db = contexts();
        await db.AttemptCounts.Where(c => c.Key == limit.Key).ExecuteDeleteAsync(cancellation);
    }

    private async Task<(DateTime Before, DateTime At, TimeSpan? Wait)> Count(RegisterDbContext db, AttemptLimit limit, CancellationToken cancellation)
    {
        while (true)
        {
            var now = Now;
            var seen = await db.AttemptCounts.AsNoTracking().SingleOrDefaultAsync(c => c.Key == limit.Key, cancellation);
            var goesOn = seen is not null && limit.ForgottenAt(seen) > now;
            if (goesOn && limit.FreeAt(seen!) is var freeAt && freeAt > now)
                return (now, now, freeAt - now);
            var next = new AttemptCount { Key = limit.Key, Count = goesOn ? seen!.Count + 1 : 1, FirstAt = goesOn ? seen!.FirstAt : now, LastAt = now };
            if (await Save(db, seen, next, cancellation))
                return (goesOn ? seen!.LastAt : now, now, null);
        }
    }

    /// <summary>Not if somebody else tried in between.</summary>
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

/// <summary>An attempt that may be looked at, or has to wait.</summary>
/// <param name="Counted">Where it was counted, when the one before was tried, and when this.</param>
/// <param name="Wait">How long to wait; none for one that may be looked at.</param>
public sealed record CountedAttempt(IReadOnlyList<(string Key, DateTime Before, DateTime At)> Counted, TimeSpan? Wait);
