using System.Collections.Concurrent;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// The public responses that are ready to send, one for each address: the newest. Bounded in bytes; those that were not sent for longest make room.
/// </summary>
public sealed class ResponseStore
{
    private readonly ConcurrentDictionary<StoredAddress, StoredResponse> responses = new();
    private readonly Lock trimming = new();

    /// <summary>In bytes, of memory.</summary>
    public long MaxSize { get; init; } = 32 * RequestLimits.Megabyte;

    public long Size => responses.Sum(r => (long)r.Value.Size);

    /// <summary>How many responses were sent from the store, roughly: two at once may count as one.</summary>
    public long Answers { get; private set; }

    public IReadOnlyCollection<StoredResponse> All => [.. responses.Values];

    /// <summary>The newest version of an address, whatever its revision and date.</summary>
    public StoredResponse? Find(in StoredAddress address) => responses.GetValueOrDefault(address);

    /// <returns>Null if there is none of that revision and date, or of later ones.</returns>
    public StoredResponse? Find(in StoredAddress address, int revision, DateOnly day) =>
        responses.TryGetValue(address, out var found) && found.IsOf(revision, day) ? found : null;

    public Task Send(StoredResponse response, HttpContext http)
    {
        response.LastUsed = ++Answers;
        var coding = response.Choose(http.Request);
        if (response.HasBody(coding))
            return response.Send(http, coding);
        var sent = response.Send(http, coding);
        Trim();
        return sent;
    }

    public void Add(StoredResponse response)
    {
        response.LastUsed = ++Answers;
        responses.AddOrUpdate(response.Address, response, (_, known) => known.IsOf(response.Revision, response.Day) ? known : response);
        Trim();
    }

    /// <summary>If the store is full, removes what was not used for longest, until an eighth is free.</summary>
    private void Trim()
    {
        lock (trimming)
        {
            var size = Size;
            if (size <= MaxSize)
                return;
            foreach (var response in responses.Values.OrderBy(r => r.LastUsed))
            {
                if (size <= MaxSize - MaxSize / 8)
                    break;
                if (responses.TryRemove(KeyValuePair.Create(response.Address, response)))
                    size -= response.Size;
            }
        }
    }
}
