using System.Buffers;

namespace Dragoman.Evidence.Pdf;

/// <summary>
/// The outline of a PDF: whole from header to end mark, opens without a password, not too many pages, nothing active.
/// Objects are found by their "obj" word wherever it stands, not by the cross-reference table, so that hidden and older
/// versions of an object are seen too.
/// </summary>
internal static class PdfProbe
{
    private const int HeaderWindow = 1024;
    private const int EndWindow = 2048;

    internal static bool Recognises(ReadOnlySpan<byte> content, out int header)
    {
        header = content[..Math.Min(content.Length, HeaderWindow)].IndexOf("%PDF-"u8);
        return header >= 0;
    }

    internal static FileFindings Probe(ReadOnlySpan<byte> content, int header, ProbeLimits limits)
    {
        if (content[..header].IndexOfAnyExcept(s_beforeHeader) >= 0)
            return FileFindings.Refused(null, FileRefusals.TypeNotAllowed);
        if (EndRefusal(content) is { } end)
            return Refused(end);

        var bytes = content.ToArray();
        if (!PdfLock.TryOpen(bytes, out var key))
            return Refused(FileRefusals.Encrypted);
        if (PdfActiveNames.AnyIn(bytes, isPlain: false))
            return Refused(FileRefusals.ActiveContent);
        var pages = new PdfPages(limits.MaxPages);
        if (new PdfObjects(bytes, key, pages, limits).Refusal() is { } refusal)
            return Refused(refusal);
        return pages.Count() switch
        {
            0 => Refused(FileRefusals.Damaged),
            var count when count > limits.MaxPages => Refused(FileRefusals.TooManyPages),
            var count => new FileFindings(MediaTypes.Pdf, null, null, count, null),
        };
    }

    /// <summary>Behind the last end mark only white space and zeros; before it, where the cross-reference starts.</summary>
    private static string? EndRefusal(ReadOnlySpan<byte> content)
    {
        var mark = content.LastIndexOf("%%EOF"u8);
        if (mark < 0)
            return FileRefusals.Truncated;
        var tail = content[(mark + 5)..];
        if (tail.IndexOfAnyExcept(s_beforeHeader) >= 0)
            return tail.IndexOf(" obj"u8) >= 0 ? FileRefusals.Truncated : FileRefusals.Damaged;
        return content[Math.Max(0, mark - EndWindow)..mark].LastIndexOf("startxref"u8) < 0 ? FileRefusals.Truncated : null;
    }

    private static FileFindings Refused(string refusal) => FileFindings.Refused(MediaTypes.Pdf, refusal);

    /// <summary>White space, zeros, and the bytes of a byte order mark.</summary>
    private static readonly SearchValues<byte> s_beforeHeader = SearchValues.Create([0, 9, 10, 12, 13, 32, 0xEF, 0xBB, 0xBF]);
}
