namespace Dragoman.Evidence.Pictures;

internal static class JpegProbe
{
    internal static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    internal static FileFindings Probe(ReadOnlySpan<byte> content, ProbeLimits limits) =>
        FileFindings.Refused(MediaTypes.Jpeg, FileRefusals.Damaged);
}
