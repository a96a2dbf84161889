namespace Dragoman.Evidence;

internal static class Gb18030
{
    /// <summary>Share of the double-byte characters that must be of the everyday set, in percent.</summary>
    private const int EverydayShare = 80;

    /// <summary>
    /// True when the bytes are well-formed GB18030 and mostly everyday simplified Chinese: the characters of GB 2312.
    /// Western 8-bit text also pairs up to well-formed characters now and then, but hardly ever to those.
    /// </summary>
    internal static bool IsPlausible(ReadOnlySpan<byte> text)
    {
        long doubles = 0, everyday = 0;
        while (true)
        {
            var lead = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (lead < 0)
                return doubles > 0 && everyday * 100 >= doubles * EverydayShare;
            text = text[lead..];
            if (text.Length < 2 || text[0] is 0x80 or 0xFF)
                return false;
            var trail = text[1];
            if (trail is >= 0x30 and <= 0x39)
            {
                if (text.Length < 4 || text[2] is < 0x81 or 0xFF || text[3] is < 0x30 or > 0x39)
                    return false;
                text = text[4..];
                continue;
            }
            if (trail is < 0x40 or 0x7F or 0xFF)
                return false;
            doubles++;
            // Rows 1 to 3 are punctuation and full-width letters, 16 to 87 the characters.
            if (trail >= 0xA1 && text[0] is (>= 0xA1 and <= 0xA3) or (>= 0xB0 and <= 0xF7))
                everyday++;
            text = text[2..];
        }
    }
}
