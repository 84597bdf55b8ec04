using System.Threading.Channels;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// Compresses stored responses as far as it goes, in the background, since a page takes 50 ms and its first reader is not to wait. On a thread of
/// its own: one of the pool's would be missing for requests meanwhile, and on one core there may be no other.
/// </summary>
public sealed class BestCompression : BackgroundService
{
    private const int MaxWaiting = 1_000;

    private readonly Channel<StoredResponse> waiting = Channel.CreateBounded<StoredResponse>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Add(StoredResponse response) => waiting.Writer.TryWrite(response);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(() => Run(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (waiting.Reader.TryRead(out var response))
                response.CompressBest();
            else
                stoppingToken.WaitHandle.WaitOne(Pause);
        }
    }

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
}
