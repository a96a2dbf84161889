namespace Dragoman.Evidence;

internal static class Ascii
{
    /// <summary>True when the bytes begin with the given lower-case ASCII, whatever their own case.</summary>
    internal static bool StartsWith(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> lowerCase) =>
        bytes.Length >= lowerCase.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..lowerCase.Length], lowerCase);
}
