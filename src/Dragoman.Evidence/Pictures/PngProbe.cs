using System.Buffers.Binary;

namespace Dragoman.Evidence.Pictures;

/// <summary>Walks the chunks of a PNG, with their checksums, up to IEND.</summary>
internal static class PngProbe
{
    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    internal static FileFindings Probe(ReadOnlySpan<byte> content, ProbeLimits limits)
    {
        var rest = content[Signature.Length..];
        if (rest.Length < ChunkFrame + HeaderLength)
            return Refused(FileRefusals.Truncated);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest) != HeaderLength || !rest[4..8].SequenceEqual("IHDR"u8)
            || !ChecksumHolds(rest[..(ChunkFrame + HeaderLength)]) || !IsSoundHeader(rest.Slice(8, HeaderLength)))
            return Refused(FileRefusals.Damaged);

        var width = BinaryPrimitives.ReadUInt32BigEndian(rest[8..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(rest[12..]);
        if (PictureSize.Refusal(width, height, limits) is { } size)
            return Refused(size);
        if (ChunkRefusal(rest[(ChunkFrame + HeaderLength)..]) is { } refusal)
            return Refused(refusal);
        if (BlankPicture.IsBlankPng(rest.Slice(8, HeaderLength), rest[(ChunkFrame + HeaderLength)..]))
            return Refused(FileRefusals.Blank);
        return new FileFindings(MediaTypes.Png, (int)width, (int)height, null, null);
    }

    private static string? ChunkRefusal(ReadOnlySpan<byte> rest)
    {
        var hasPicture = false;
        while (rest.Length >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest[4..8];
            if (length > int.MaxValue - ChunkFrame || type.IndexOfAnyExcept(s_letters) >= 0)
                return FileRefusals.Damaged;
            if (length > rest.Length - ChunkFrame)
                return FileRefusals.Truncated;
            if (type.SequenceEqual("IHDR"u8) || !ChecksumHolds(rest[..((int)length + ChunkFrame)]))
                return FileRefusals.Damaged;
            hasPicture |= type.SequenceEqual("IDAT"u8) && length > 0;
            var isEnd = type.SequenceEqual("IEND"u8);
            rest = rest[((int)length + ChunkFrame)..];
            if (isEnd)
                return hasPicture && length == 0 && ForeignData.IsZeroPadding(rest) ? null : FileRefusals.Damaged;
        }
        return FileRefusals.Truncated;
    }

    /// <summary>Bit depth and colour type in one of the pairs the standard allows; known compression, filter and interlace methods.</summary>
    private static bool IsSoundHeader(ReadOnlySpan<byte> header)
    {
        var depth = header[8];
        var isSoundPair = header[9] switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        return isSoundPair && header[10] == 0 && header[11] == 0 && header[12] <= 1;
    }

    private static bool ChecksumHolds(ReadOnlySpan<byte> chunk)
    {
        var sum = uint.MaxValue;
        foreach (var value in chunk[4..^4])
            sum = s_checksums[(byte)(sum ^ value)] ^ (sum >> 8);
        return ~sum == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
    }

    private static FileFindings Refused(string refusal) => FileFindings.Refused(MediaTypes.Png, refusal);

    private static readonly System.Buffers.SearchValues<byte> s_letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static readonly uint[] s_checksums = [.. Enumerable.Range(0, 256).Select(index =>
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    })];
}
