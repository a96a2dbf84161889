using System.Buffers.Binary;

namespace Dragoman.Evidence.Pictures;

/// <summary>Walks the RIFF chunks of a WebP; every frame is held to the limits, not only the canvas.</summary>
internal static class WebpProbe
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    internal static bool Recognises(ReadOnlySpan<byte> content) =>
        content.Length >= RiffHeader && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8);

    internal static FileFindings Probe(ReadOnlySpan<byte> content, ProbeLimits limits)
    {
        var stated = (long)BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) + 8;
        if (stated > content.Length)
            return Refused(FileRefusals.Truncated);
        if (stated < RiffHeader + ChunkHeader)
            return Refused(FileRefusals.Damaged);
        if (!ForeignData.IsZeroPadding(content[(int)stated..]))
            return Refused(FileRefusals.Damaged);
        return ProbeChunks(content[RiffHeader..(int)stated], limits);
    }

    private static FileFindings ProbeChunks(ReadOnlySpan<byte> rest, ProbeLimits limits)
    {
        (int Width, int Height)? shown = null;
        var hasPicture = false;
        while (rest.Length >= ChunkHeader)
        {
            var type = rest[..4];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - ChunkHeader)
                return Refused(FileRefusals.Damaged);
            var body = rest.Slice(ChunkHeader, (int)length);
            if (ReadSize(type, body, out var isPicture, out var isSound) is { } size)
            {
                if (PictureSize.Refusal(size.Width, size.Height, limits) is { } refusal && (refusal != FileRefusals.TooSmall || shown is null))
                    return Refused(refusal);
                shown ??= size;
            }
            if (!isSound || shown is null)
                return Refused(FileRefusals.Damaged);
            hasPicture |= isPicture;
            rest = rest[(ChunkHeader + (int)Math.Min(length + (length & 1), rest.Length - ChunkHeader))..];
        }
        if (!rest.IsEmpty || !hasPicture)
            return Refused(FileRefusals.Damaged);
        return new FileFindings(MediaTypes.Webp, shown!.Value.Width, shown.Value.Height, null, null);
    }

    /// <summary>The size a chunk states, if it is of a kind that states one.</summary>
    private static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, out bool isPicture, out bool isSound)
    {
        isSound = true;
        isPicture = true;
        if (type.SequenceEqual("VP8 "u8))
        {
            isSound = body.Length > 10 && (body[0] & 1) == 0 && body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
            return isSound
                ? (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
                : null;
        }
        if (type.SequenceEqual("VP8L"u8))
        {
            isSound = body.Length > 5 && body[0] == 0x2F && body[4] >> 5 == 0;
            if (!isSound)
                return null;
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }
        if (type.SequenceEqual("ANMF"u8))
        {
            isSound = body.Length > 16 + ChunkHeader;
            return isSound ? (ReadUInt24(body[6..]) + 1, ReadUInt24(body[9..]) + 1) : null;
        }
        isPicture = false;
        if (!type.SequenceEqual("VP8X"u8))
            return null;
        isSound = body.Length >= 10;
        return isSound ? (ReadUInt24(body[4..]) + 1, ReadUInt24(body[7..]) + 1) : null;
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;

    private static FileFindings Refused(string refusal) => FileFindings.Refused(MediaTypes.Webp, refusal);
}
