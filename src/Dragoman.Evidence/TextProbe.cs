namespace Dragoman.Evidence;

internal static class TextProbe
{
    internal static FileFindings Probe(ReadOnlySpan<byte> content) => FileFindings.Refused(null, FileRefusals.TypeNotAllowed);
}
