using System.Collections.Concurrent;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>The responses that are being rendered for the store, so that requests for the same one wait for it and do not render it too.</summary>
public sealed class Renderings
{
    private readonly ConcurrentDictionary<(StoredAddress Address, int Revision, DateOnly Day), Rendering> running = new();

    /// <returns>The rendering of that version; a new one, which is the caller's to do and to dispose, if nobody has begun it.</returns>
    public (Rendering Rendering, bool IsOwn) Join(in StoredAddress address, int revision, DateOnly day)
    {
        var key = (address, revision, day);
        var own = new Rendering(() => running.TryRemove(key, out _));
        var joined = running.GetOrAdd(key, own);
        return (joined, joined == own);
    }

    public sealed class Rendering(Action remove) : IDisposable
    {
        private readonly TaskCompletionSource<StoredResponse?> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Null if there is nothing to share: whoever waits renders the response for themselves.</summary>
        public Task<StoredResponse?> Result => result.Task;

        public void Complete(StoredResponse? response)
        {
            remove();
            result.TrySetResult(response);
        }

        public void Dispose() => Complete(null);
    }
}
