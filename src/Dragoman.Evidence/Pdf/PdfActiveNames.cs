namespace Dragoman.Evidence.Pdf;

/// <summary>
/// Looks for the names that make a PDF do something, in raw bytes: no parser's idea of where objects begin can be played
/// against another's. A name in a comment or in uncompressed text counts too; honest letters do not hold one.
/// </summary>
internal static class PdfActiveNames
{
    private static readonly string[] s_names =
    [
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "GoToE", "XFA", "RichMedia",
        "RichMediaExecute", "Rendition", "Movie", "Sound", "ImportData", "SubmitForm",
    ];

    private static readonly int s_longest = s_names.Max(name => name.Length);

    /// <summary>True for names that the raw search leaves out, because chance puts so few bytes into compressed data.</summary>
    internal static bool IsActive(string name) => name is "JS" or "3D" or "EF" || s_names.Contains(name);

    internal static bool AnyIn(ReadOnlySpan<byte> bytes, bool isPlain)
    {
        while (bytes.IndexOf((byte)'/') is var slash and >= 0)
        {
            bytes = bytes[slash..];
            // At most three bytes for a character written as #xx.
            var length = 1;
            while (length < bytes.Length && length <= 3 * s_longest + 1 && PdfTokens.IsRegular(bytes[length]))
                length++;
            if (length is >= 3 && length <= 3 * s_longest + 1 && MayBeActive(bytes[..length]))
            {
                var name = PdfTokens.ReadName(bytes[..length]);
                if (s_names.Contains(name) || (isPlain && IsActive(name)))
                    return true;
            }
            bytes = bytes[length..];
        }
        return false;
    }

    /// <summary>A cheap look at the first letter before the name is spelled out.</summary>
    private static bool MayBeActive(ReadOnlySpan<byte> raw) =>
        raw[1] is (byte)'#' or (byte)'J' or (byte)'L' or (byte)'E' or (byte)'F' or (byte)'G' or (byte)'X' or (byte)'R' or (byte)'M'
            or (byte)'S' or (byte)'I' or (byte)'3';
}
