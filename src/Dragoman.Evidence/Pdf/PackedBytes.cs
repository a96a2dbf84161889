namespace Dragoman.Evidence.Pdf;

/// <summary>
/// Remembers whether more was asked for than there is: the unpacker itself takes a sudden end for a good one, and so
/// would not notice what a wrong end word hides.
/// </summary>
internal sealed class PackedBytes(ArraySegment<byte> bytes)
    : MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
{
    internal bool RanOut { get; private set; }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, (int)(Length - Position));
        RanOut |= count == 0 && !buffer.IsEmpty;
        bytes.AsSpan((int)Position, count).CopyTo(buffer);
        Position += count;
        return count;
    }
}
