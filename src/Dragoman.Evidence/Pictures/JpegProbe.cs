using System.Buffers.Binary;

namespace Dragoman.Evidence.Pictures;

/// <summary>Walks the markers of a JPEG up to the end of its picture, then looks at what follows.</summary>
internal static class JpegProbe
{
    internal static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Progressive = 0xC2;
    private const byte App1 = 0xE1;

    internal static FileFindings Probe(ReadOnlySpan<byte> content, ProbeLimits limits)
    {
        var walk = Walk(content, limits);
        if (walk.Refusal is not null)
            return FileFindings.Refused(MediaTypes.Jpeg, walk.Refusal);
        if (walk.OnlyScan is { } scan && BlankPicture.IsBlankScan(content[scan], (long)walk.Width * walk.Height))
            return FileFindings.Refused(MediaTypes.Jpeg, FileRefusals.Blank);
        if (!JpegTrailer.IsKnown(content[walk.Length..], limits))
            return FileFindings.Refused(MediaTypes.Jpeg, FileRefusals.Damaged);
        return new FileFindings(MediaTypes.Jpeg, walk.Width, walk.Height, null, null) { Orientation = walk.Orientation };
    }

    /// <summary>
    /// One picture from its start marker to its end marker; <c>Length</c> counts both. <c>OnlyScan</c> is where the coded
    /// bytes of a sequential picture with a single scan stand.
    /// </summary>
    internal readonly record struct Picture(int Width, int Height, int Length, int? Orientation, Range? OnlyScan, string? Refusal);

    internal static Picture Walk(ReadOnlySpan<byte> content, ProbeLimits limits)
    {
        var at = 2;
        int width = 0, height = 0;
        int? orientation = null;
        var scans = 0;
        var scan = default(Range);
        var isSequential = false;
        while (true)
        {
            if (at + 2 > content.Length)
                return Refused(FileRefusals.Truncated);
            if (content[at] != 0xFF)
                return Refused(FileRefusals.Damaged);
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == EndOfImage)
                return scans > 0
                    ? new Picture(width, height, at + 2, orientation, scans == 1 && isSequential ? scan : null, null)
                    : Refused(FileRefusals.Damaged);
            if (marker is < 0xC0 or (>= 0xD0 and <= 0xD8))
                return Refused(FileRefusals.Damaged);
            if (at + 4 > content.Length)
                return Refused(FileRefusals.Truncated);
            int length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2)
                return Refused(FileRefusals.Damaged);
            if (at + 2 + length > content.Length)
                return Refused(FileRefusals.Truncated);
            var body = content.Slice(at + 4, length - 2);
            at += 2 + length;

            if (IsFrame(marker))
            {
                if (width != 0 || ReadFrame(marker, body) is not var (frameWidth, frameHeight))
                    return Refused(FileRefusals.Damaged);
                if (PictureSize.Refusal(frameWidth, frameHeight, limits) is { } refusal)
                    return Refused(refusal);
                (width, height) = (frameWidth, frameHeight);
                isSequential = marker != Progressive;
            }
            else if (marker == App1)
            {
                orientation ??= ExifOrientation.Read(body);
            }
            else if (marker == StartOfScan)
            {
                if (width == 0)
                    return Refused(FileRefusals.Damaged);
                scans++;
                var scanStart = at;
                at = SkipScan(content, at);
                scan = scanStart..at;
            }
        }
    }

    /// <summary>The next marker behind the entropy-coded data that starts here; stuffed bytes and restarts belong to the data.</summary>
    private static int SkipScan(ReadOnlySpan<byte> content, int at)
    {
        while (true)
        {
            var step = content[at..].IndexOf((byte)0xFF);
            if (step < 0 || at + step + 1 >= content.Length)
                return content.Length;
            at += step;
            if (content[at + 1] is 0xFF)
                at++;
            else if (content[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
                at += 2;
            else
                return at;
        }
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Width and height of a baseline, extended or progressive frame; null for kinds that common readers do not know and for broken ones.</summary>
    private static (int Width, int Height)? ReadFrame(byte marker, ReadOnlySpan<byte> body)
    {
        if (marker > Progressive || body.Length < 6)
            return null;
        var components = body[5];
        if (body[0] is not (8 or 12) || components is 0 or > 4 || body.Length != 6 + 3 * components)
            return null;
        return (BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
    }

    private static Picture Refused(string refusal) => new(0, 0, 0, null, null, refusal);
}
