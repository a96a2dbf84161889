using System.Buffers.Binary;

namespace Dragoman.Evidence.Pictures;

internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort ShortType = 3;
    private const int EntryLength = 12;

    /// <summary>The orientation, 1 to 8, from the body of an APP1 segment; null when it is not stated or not readable.</summary>
    internal static int? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = segment[6..];
        if (tiff.Length < 8)
            return null;
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (!isLittle && !tiff.StartsWith("MM\0*"u8))
            return null;
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return null;
        var entries = tiff[(int)directory..];
        int count = Short(entries, isLittle);
        entries = entries[2..];
        for (; count > 0 && entries.Length >= EntryLength; count--, entries = entries[EntryLength..])
        {
            if (Short(entries, isLittle) == Tag && Short(entries[2..], isLittle) == ShortType)
                return Short(entries[8..], isLittle) is var value and >= 1 and <= 8 ? value : null;
        }
        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
