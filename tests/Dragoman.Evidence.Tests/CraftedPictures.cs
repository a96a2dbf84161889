using System.Buffers.Binary;
using System.IO.Compression;

namespace Dragoman.Evidence.Tests;

/// <summary>Pictures written byte by byte, for what no sample shows.</summary>
internal static class CraftedPictures
{
    internal static byte[] PngSignature => [0x89, .. "PNG\r\n\x1A\n"u8];

    internal static byte[] Png(uint width, uint height, byte depth = 8, byte colourType = 0, byte[]? data = null) =>
        [.. PngSignature, .. PngHeader(width, height, depth, colourType), .. Chunk("IDAT", data ?? Packed(Noise(512))), .. Chunk("IEND", [])];

    internal static byte[] PngHeader(uint width, uint height, byte depth = 8, byte colourType = 0) =>
        Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), depth, colourType, 0, 0, 0]);

    internal static byte[] Chunk(string type, byte[] body)
    {
        byte[] summed = [.. type.Select(letter => (byte)letter), .. body];
        return [.. BigEndian((uint)body.Length), .. summed, .. BigEndian(Checksum(summed))];
    }

    /// <summary>A JPEG by its markers; the coded bytes mean nothing.</summary>
    internal static byte[] Jpeg(ushort width, ushort height, byte frame = 0xC0, byte[]? segment = null) =>
    [
        0xFF, 0xD8, .. segment ?? [],
        0xFF, frame, 0, 11, 8, .. BigEndian(height), .. BigEndian(width), 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. Noise(400).Where(value => value != 0xFF), 0xFF, 0, 0xFF, 0xD3, 7,
        0xFF, 0xD9,
    ];

    internal static byte[] Webp(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. LittleEndian((uint)body.Length), .. body];
    }

    internal static byte[] WebpChunk(string type, params byte[] body) =>
        [.. type.Select(letter => (byte)letter), .. LittleEndian((uint)body.Length), .. body, .. new byte[body.Length % 2]];

    internal static byte[] Lossy(int width, int height) =>
        WebpChunk("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), .. Noise(40)]);

    internal static byte[] Lossless(int width, int height) =>
        WebpChunk("VP8L", [0x2F, .. LittleEndian((uint)(width - 1) | (uint)(height - 1) << 14), .. Noise(40)]);

    internal static byte[] Canvas(int width, int height) =>
        WebpChunk("VP8X", [0, 0, 0, 0, .. LittleEndian((uint)(width - 1))[..3], .. LittleEndian((uint)(height - 1))[..3]]);

    internal static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflater.Write(content);
        return packed.ToArray();
    }

    internal static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    internal static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] LittleEndian(uint value) => [.. BigEndian(value).Reverse()];

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }
        return ~sum;
    }
}
