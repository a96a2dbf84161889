using System.Buffers.Binary;
using System.IO.Compression;

namespace Dragoman.Evidence.Pictures;

/// <summary>
/// Tells pictures of one single colour without decoding them. Exact, so it errs one way only: what it is not sure of
/// (interlaced, progressive, very large, with a speck or noise) is not blank.
/// </summary>
internal static class BlankPicture
{
    private const int MaxUnpacked = 64 * 1024 * 1024;
    private const int MaxRow = 1024 * 1024;

    /// <summary>One colour packs to less than this many bits a pixel; denser pictures need no look.</summary>
    private const double MaxBitsPerPixel = 0.15;

    /// <summary>
    /// In a JPEG of one colour all blocks but the first are coded with the same bits, so behind a short start the bytes
    /// repeat themselves.
    /// </summary>
    /// <param name="scan">The entropy-coded bytes of a sequential picture's only scan.</param>
    /// <param name="pixels">The picture's size in pixels.</param>
    internal static bool IsBlankScan(ReadOnlySpan<byte> scan, long pixels)
    {
        const int start = 64;
        const int longestPeriod = 64;
        const int lastBytes = 2;
        if (scan.Length < 2 * start + longestPeriod + lastBytes || scan.Length * 8.0 > MaxBitsPerPixel * pixels)
            return false;
        var body = scan[start..^lastBytes];
        for (var period = 1; period <= longestPeriod; period++)
        {
            if (body[period..].SequenceEqual(body[..^period]))
                return true;
        }
        return false;
    }

    /// <summary>Unpacks rows until one differs from the first pixel.</summary>
    /// <param name="header">The 13 bytes of IHDR.</param>
    /// <param name="chunks">All chunks behind IHDR, already found sound.</param>
    internal static bool IsBlankPng(ReadOnlySpan<byte> header, ReadOnlySpan<byte> chunks)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var samples = header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var bits = header[8] * samples;
        var row = (width * bits + 7) / 8;
        const byte interlaced = 1;
        if (header[12] == interlaced || bits < 8 || row > MaxRow || (row + 1) * height > MaxUnpacked)
            return false;
        var packed = PictureData(chunks, (long)(width * height * MaxBitsPerPixel / 8) + 1024);
        if (packed is null)
            return false;
        using var inflater = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            return IsOneColour(inflater, (int)row, height, bits / 8);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return false;
        }
    }

    private static bool IsOneColour(Stream rows, int length, long height, int pixelBytes)
    {
        Span<byte> first = stackalloc byte[8];
        first = first[..pixelBytes];
        var row = new byte[length + 1];
        for (long index = 0; index < height; index++)
        {
            rows.ReadExactly(row);
            var values = row.AsSpan(1);
            if (index == 0)
                values[..pixelBytes].CopyTo(first);
            if (!IsRowOf(first, row[0], values, isFirstRow: index == 0))
                return false;
        }
        return true;
    }

    /// <summary>What a row of the given colour looks like under a given filter, with the same colour left of and above it.</summary>
    private static bool IsRowOf(ReadOnlySpan<byte> colour, byte filter, ReadOnlySpan<byte> values, bool isFirstRow)
    {
        const byte none = 0, left = 1, above = 2, paeth = 4;
        var start = values[..colour.Length];
        var rest = values[colour.Length..];
        return filter switch
        {
            none => start.SequenceEqual(colour) && rest.SequenceEqual(values[..^colour.Length]),
            left => start.SequenceEqual(colour) && rest.IndexOfAnyExcept((byte)0) < 0,
            above when isFirstRow => start.SequenceEqual(colour) && rest.SequenceEqual(values[..^colour.Length]),
            above => values.IndexOfAnyExcept((byte)0) < 0,
            paeth => (isFirstRow ? start.SequenceEqual(colour) : start.IndexOfAnyExcept((byte)0) < 0) && rest.IndexOfAnyExcept((byte)0) < 0,
            _ => false,
        };
    }

    /// <summary>All IDAT bytes; null when there are more than a blank picture would have.</summary>
    private static MemoryStream? PictureData(ReadOnlySpan<byte> chunks, long most)
    {
        var data = new MemoryStream();
        while (chunks.Length >= 12)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (chunks[4..8].SequenceEqual("IDAT"u8))
            {
                if (data.Length + length > most)
                    return null;
                data.Write(chunks.Slice(8, length));
            }
            if (chunks[4..8].SequenceEqual("IEND"u8))
                break;
            chunks = chunks[(length + 12)..];
        }
        data.Position = 0;
        return data;
    }
}
