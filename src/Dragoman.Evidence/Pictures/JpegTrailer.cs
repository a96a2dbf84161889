using System.Buffers.Binary;

namespace Dragoman.Evidence.Pictures;

/// <summary>
/// What real phones write behind the end of a JPEG: zero padding, further JPEGs (multi-picture format: preview, depth and
/// gain maps), the film of a motion photo (MP4), and the trailers of Samsung, vivo and OnePlus. Anything else is foreign,
/// and so is a trailer that holds a page, a script or a PDF (a ZIP is found elsewhere).
/// </summary>
internal static class JpegTrailer
{
    private const int MaxParts = 16;

    internal static bool IsKnown(ReadOnlySpan<byte> tail, ProbeLimits limits)
    {
        for (var part = 0; part < MaxParts; part++)
        {
            var content = tail.IndexOfAnyExcept((byte)0);
            if (content < 0)
                return tail.Length <= ForeignData.MaxZeroPadding;
            if (content > ForeignData.MaxZeroPadding)
                return false;
            if (IsVendors(tail))
                return !ForeignData.HoldsDocument(tail);

            // A film's first box starts with its length, whose high bytes are zeros.
            var film = tail[Math.Max(0, content - 3)..];
            tail = tail[content..];
            if (tail.StartsWith(JpegProbe.Signature))
            {
                var picture = JpegProbe.Walk(tail, limits);
                if (picture.Refusal is not null)
                    return false;
                tail = tail[picture.Length..];
                continue;
            }
            return IsFilm(film) && !ForeignData.HoldsDocument(film);
        }
        return false;
    }

    private static bool IsVendors(ReadOnlySpan<byte> tail) =>
        tail.EndsWith("SEFT"u8) && tail.IndexOf("SEFH"u8) >= 0
        || tail.EndsWith("\0\0QDIOBS"u8)
        || tail.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xFF, 0xFF, 0xFF, 0x1B, 0x2A, 0x39, 0x48, 0x57, 0x66, 0x75, 0x84, 0x93, 0xA2, 0xB1])
        || tail.Length >= 8 && tail[^1] == 0 && tail[^8..].StartsWith("jxrs"u8);

    /// <summary>MP4 boxes, one after the other, from ftyp to the very end (zeros aside).</summary>
    private static bool IsFilm(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 16 || !rest[4..8].SequenceEqual("ftyp"u8))
            return false;
        while (rest.Length >= 8)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length == 0)
                return rest.IndexOfAnyExcept((byte)0) < 0 || rest[4..8].IndexOfAnyExceptInRange((byte)' ', (byte)'z') < 0;
            if (length == 1 && rest.Length >= 16)
                length = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(rest[8..]), long.MaxValue);
            if (length < 8 || length > rest.Length || rest[4..8].IndexOfAnyExceptInRange((byte)' ', (byte)'z') >= 0)
                return false;
            rest = rest[(int)length..];
        }
        return rest.IndexOfAnyExcept((byte)0) < 0;
    }
}
