namespace Dragoman.Evidence.Pdf;

internal static class PdfProbe
{
    internal static bool Recognises(ReadOnlySpan<byte> content, out int header)
    {
        header = content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8);
        return header >= 0;
    }

    internal static FileFindings Probe(ReadOnlySpan<byte> content, int header, ProbeLimits limits) =>
        FileFindings.Refused(MediaTypes.Pdf, FileRefusals.Damaged);
}
