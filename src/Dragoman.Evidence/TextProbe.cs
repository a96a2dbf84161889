using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Dragoman.Evidence;

/// <summary>
/// Plain text and logs. Markup is told as browsers tell it, by what the file starts with: a log may quote markup further
/// down. Terminal colours (escape) and progress marks (backspace) are normal in logs; other control characters are not text.
/// </summary>
internal static class TextProbe
{
    private const int MarkupWindow = 1024;

    internal static FileFindings Probe(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return ProbeUtf16(content[2..], isLittle: true);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return ProbeUtf16(content[2..], isLittle: false);
        var text = content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;
        if (text.IndexOfAny(s_notText) >= 0)
            return FileFindings.Refused(null, FileRefusals.TypeNotAllowed);
        if (text.IndexOfAnyExcept(s_blank) < 0)
            return FileFindings.Refused(MediaTypes.Text, FileRefusals.Empty);
        if (IsOtherFormat(text[..Math.Min(text.Length, MarkupWindow)]))
            return FileFindings.Refused(null, FileRefusals.TypeNotAllowed);
        if (Utf8.IsValid(text))
            return Accepted("utf-8");
        return Gb18030.IsPlausible(text) ? Accepted("gb18030") : FileFindings.Refused(MediaTypes.Text, FileRefusals.Encoding);
    }

    private static FileFindings ProbeUtf16(ReadOnlySpan<byte> text, bool isLittle)
    {
        if (text.Length % 2 != 0)
            return FileFindings.Refused(MediaTypes.Text, FileRefusals.Encoding);
        Span<byte> start = stackalloc byte[MarkupWindow];
        var started = 0;
        var isBlank = true;
        var awaitsLow = false;
        for (; !text.IsEmpty; text = text[2..])
        {
            var unit = (char)(isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(text) : BinaryPrimitives.ReadUInt16BigEndian(text));
            if (unit < 0x80 && s_notText.Contains((byte)unit))
                return FileFindings.Refused(null, FileRefusals.TypeNotAllowed);
            if (char.IsLowSurrogate(unit) != awaitsLow)
                return FileFindings.Refused(MediaTypes.Text, FileRefusals.Encoding);
            awaitsLow = char.IsHighSurrogate(unit);
            isBlank &= char.IsWhiteSpace(unit);
            if (started < start.Length)
                start[started++] = unit < 0x80 ? (byte)unit : (byte)0x80;
        }
        if (awaitsLow)
            return FileFindings.Refused(MediaTypes.Text, FileRefusals.Encoding);
        if (isBlank)
            return FileFindings.Refused(MediaTypes.Text, FileRefusals.Empty);
        return IsOtherFormat(start[..started])
            ? FileFindings.Refused(null, FileRefusals.TypeNotAllowed)
            : Accepted(isLittle ? "utf-16le" : "utf-16be");
    }

    /// <summary>True for markup, and for formats that are written in letters but are not plain text.</summary>
    private static bool IsOtherFormat(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(" \t\r\n\v\f"u8);
        if (Ascii.StartsWith(text, "{\\rtf"u8) || text.StartsWith("%!PS"u8) || text.StartsWith("#!"u8)
            || Ascii.StartsWith(text, "mime-version:"u8) || StartsMarkup(text))
            return true;
        // Further down only what runs by itself, and only at the start of a line.
        while (text.IndexOfAny((byte)'\n', (byte)'\r') is var lineEnd and >= 0)
        {
            text = text[(lineEnd + 1)..].TrimStart(" \t"u8);
            if (Ascii.StartsWith(text, "<script"u8) || Ascii.StartsWith(text, "<svg"u8) || Ascii.StartsWith(text, "<iframe"u8))
                return true;
        }
        return false;
    }

    /// <summary>A declaration, a comment, or a tag: what browsers' sniffing takes for a page, and every XML.</summary>
    private static bool StartsMarkup(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != (byte)'<')
            return false;
        if (text[1] is (byte)'?' or (byte)'!' or (byte)'%')
            return true;
        foreach (var tag in s_tags)
        {
            if (Ascii.StartsWith(text[1..], tag) && (text.Length <= tag.Length + 1 || !char.IsAsciiLetterOrDigit((char)text[tag.Length + 1])))
                return true;
        }
        return text.IndexOf("xmlns"u8) >= 0;
    }

    private static FileFindings Accepted(string encoding) => new(MediaTypes.Text, null, null, null, null) { TextEncoding = encoding };

    private static readonly byte[][] s_tags = [.. "html head body script iframe svg math h1 div font table a style title b br p img object embed form link meta base frame frameset input video audio xml rss feed"
        .Split(' ').Select(Encoding.ASCII.GetBytes)];

    private static readonly SearchValues<byte> s_blank = SearchValues.Create(" \t\r\n\v\f"u8);

    /// <summary>Control characters other than tab, line ends, form feed, backspace and escape.</summary>
    private static readonly SearchValues<byte> s_notText = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not ((>= 0x08 and <= 0x0D) or 0x1B)).Select(code => (byte)code), 0x7F]);
}
