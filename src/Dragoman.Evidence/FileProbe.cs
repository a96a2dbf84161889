using System.Security.Cryptography;
using Dragoman.Evidence.Pdf;
using Dragoman.Evidence.Pictures;

namespace Dragoman.Evidence;

/// <summary>
/// The first look at an upload: what it is, how big, and whether it is safe to keep. Goes by content, never by name,
/// reads headers and structure and decodes no picture. Never throws on content and takes time linear in its length.
/// </summary>
public static class FileProbe
{
    /// <summary>Pictures with a shorter side than this many pixels are refused.</summary>
    public const int SmallestSide = 8;

    /// <summary>Looks at a whole file.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="limits">The limits to hold it to.</param>
    public static FileFindings Probe(ReadOnlySpan<byte> content, ProbeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (content.IsEmpty)
            return FileFindings.Refused(null, FileRefusals.Empty);
        if (content.Length > limits.MaxBytes)
            return FileFindings.Refused(null, FileRefusals.TooLarge);
        if (IsScannerTest(content))
            return FileFindings.Refused(null, FileRefusals.Malware);

        var findings = ProbeByType(content, limits);
        return findings.Accepted && ForeignData.EndsAsZip(content)
            ? FileFindings.Refused(findings.MediaType, FileRefusals.Damaged)
            : findings;
    }

    private static FileFindings ProbeByType(ReadOnlySpan<byte> content, ProbeLimits limits)
    {
        if (content.StartsWith(PngProbe.Signature))
            return PngProbe.Probe(content, limits);
        if (content.StartsWith(JpegProbe.Signature))
            return JpegProbe.Probe(content, limits);
        if (WebpProbe.Recognises(content))
            return WebpProbe.Probe(content, limits);
        if (PdfProbe.Recognises(content, out var header))
            return PdfProbe.Probe(content, header, limits);
        return TextProbe.Probe(content);
    }

    /// <summary>Knows the 68 bytes of the scanners' test file by their SHA-256, so that the source does not hold them.</summary>
    private static bool IsScannerTest(ReadOnlySpan<byte> content)
    {
        const int signatureLength = 68;
        if (content.Length is < signatureLength or > 4096 || content[0] != (byte)'X')
            return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..signatureLength], hash);
        return hash.SequenceEqual(Convert.FromHexString("275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F"));
    }
}
