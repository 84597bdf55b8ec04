namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>How many requests are being answered that did not find their response in the store.</summary>
public sealed class RunningRequests
{
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <returns>To be disposed when the request has been answered.</returns>
    public IDisposable Add()
    {
        Interlocked.Increment(ref count);
        return new Running(this);
    }

    private sealed class Running(RunningRequests all) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref all.count);
    }
}
