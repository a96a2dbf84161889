using System.Buffers.Binary;
using System.IO.Compression;

namespace Dragoman.Benchmarks;

/// <summary>A screenshot of about 200 KB: a flat page with a noisy picture in it, as PNG.</summary>
internal static class Screenshot
{
    private const int Width = 1280, Height = 800, NoisyRows = 50;

    public static byte[] Make(int seed = 1)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        header[8] = 8; // bits a sample
        header[9] = 2; // red, green, blue
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, Rows(seed));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Rows(int seed)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var random = new Random(seed);
            var row = new byte[1 + Width * 3]; // the first byte says: no filter
            for (var y = 0; y < Height; y++)
            {
                row.AsSpan(1).Fill((byte)(y / 100 * 20 + 60));
                if (y < NoisyRows)
                    random.NextBytes(row.AsSpan(1));
                zlib.Write(row);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. name, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
