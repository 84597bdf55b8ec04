using Microsoft.AspNetCore.Http.Features;

namespace LaDeclaration.Web.Requests.ResponseStorage;

/// <summary>
/// Holds a response's body back until it is complete. One that becomes longer than any page is passed on from there, while it is still copied; one
/// that is too long for the store is passed on only.
/// </summary>
internal sealed class CaptureStream(IHttpResponseBodyFeature client, Action startedStreaming) : Stream
{
    public const int MaxHeldBack = 256 * RequestLimits.Kilobyte;

    public const int MaxCopied = 4 * RequestLimits.Megabyte;

    private MemoryStream? copy = new();

    public bool IsStreaming { get; private set; }

    /// <summary>Null if it is too long for the store.</summary>
    public byte[]? Body => copy?.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsStreaming && copy!.Length + buffer.Length > MaxHeldBack)
        {
            IsStreaming = true;
            startedStreaming();
            await client.Stream.WriteAsync(copy.GetBuffer().AsMemory(0, (int)copy.Length), cancellationToken);
        }
        if (copy?.Length + buffer.Length > MaxCopied)
            copy = null;
        copy?.Write(buffer.Span);
        if (IsStreaming)
            await client.Stream.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => IsStreaming ? client.Stream.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
