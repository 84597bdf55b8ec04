namespace LaDeclaration.Benchmarks.Registers;

/// <summary>UUIDs of version 7, as the register gives them, but the same at each run.</summary>
internal sealed class GeneratedIds(Random random)
{
    private readonly byte[] bytes = new byte[16];

    public Guid Next(DateTime at)
    {
        random.NextBytes(bytes);
        var milliseconds = new DateTimeOffset(at).ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
