using System.IO.Compression;

namespace Dragoman.Evidence.Pdf;

/// <summary>Goes through all objects of a file, also those packed in object streams.</summary>
internal sealed class PdfObjects(byte[] bytes, PdfLock? key, PdfPages pages, ProbeLimits limits)
{
    private const int MaxUnpacked = 20 * 1024 * 1024;
    private const int RatioFreeUnpacked = 1024 * 1024;
    private const int MaxRatio = 200;
    private const int MaxObjects = 500_000;
    private const int ReadSize = 16 * 1024;

    /// <summary>Bytes that may still be read: a sound file's objects do not overlap, so twice over is generous.</summary>
    private long _budget = 2L * bytes.Length + MaxUnpacked;

    private int _unpacked;
    private int _objects;

    /// <summary>Reads everything; the refusal it earns, or null.</summary>
    internal string? Refusal()
    {
        for (var at = 0; FindWord(ref at);)
        {
            var found = PdfObject.Read(bytes.AsSpan(at), pages.MaxReferences);
            _budget -= found.End;
            if (_budget < 0 || ++_objects > MaxObjects)
                return FileRefusals.Damaged;
            var (number, generation) = ReadNumbers(at - 3);
            if (ObjectRefusal(found) is { } refusal)
                return refusal;
            if (found.IsObjectStream && PackedRefusal(found, at + found.StreamStart, number, generation) is { } packed)
                return packed;
            if (number >= 0)
                pages.Add(number, found);
        }
        return null;
    }

    private string? ObjectRefusal(in PdfObject found)
    {
        if (found.HasActiveName)
            return FileRefusals.ActiveContent;
        return found is { StreamStart: > 0, Width: > 0 and var width, Height: > 0 and var height } && (long)width * height > limits.MaxPixels
            ? FileRefusals.TooManyPixels
            : null;
    }

    /// <summary>Moves behind the next word "obj".</summary>
    private bool FindWord(ref int at)
    {
        while (true)
        {
            var step = bytes.AsSpan(at).IndexOf("obj"u8);
            if (step < 0)
                return false;
            at += step + 3;
            var before = at >= 4 ? bytes[at - 4] : (byte)0;
            var isWord = (before is >= (byte)'0' and <= (byte)'9' || !PdfTokens.IsRegular(before))
                && (at >= bytes.Length || !PdfTokens.IsRegular(bytes[at]));
            if (isWord)
                return true;
        }
    }

    /// <summary>The object's number and generation, read backwards from its word; -1 when they do not stand there.</summary>
    private (int Number, int Generation) ReadNumbers(int word)
    {
        var at = word;
        var generation = ReadBack(ref at);
        var number = ReadBack(ref at);
        return number < 0 || generation < 0 ? (-1, -1) : (number, generation);
    }

    private int ReadBack(ref int at)
    {
        while (at > 0 && PdfTokens.IsSpace(bytes[at - 1]))
            at--;
        var end = at;
        while (at > 0 && end - at < 9 && char.IsAsciiDigit((char)bytes[at - 1]))
            at--;
        return at == end ? -1 : int.Parse(bytes.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Unpacks one object stream and reads the objects in it. What cannot be unpacked cannot be checked, and is refused.</summary>
    private string? PackedRefusal(in PdfObject stream, int start, int number, int generation)
    {
        if (stream.Filters is not { Count: <= 1 } || stream.HasFilterParameters || (key is not null && number < 0))
            return FileRefusals.Damaged;
        var isPacked = stream.Filters.Count == 1;
        if (!isPacked && key is not null)
            return FileRefusals.Damaged;
        if (isPacked && stream.Filters[0] is not ("FlateDecode" or "Fl"))
            return FileRefusals.Damaged;
        if (Unpack(start, isPacked, number, generation, out var content) is { } refusal)
            return refusal;
        if (PdfActiveNames.AnyIn(content.Span, isPlain: true))
            return FileRefusals.ActiveContent;
        return ReadPacked(content.Span, stream);
    }

    private string? ReadPacked(ReadOnlySpan<byte> content, in PdfObject stream)
    {
        if (stream.First is not (>= 0 and var first) || stream.ObjectCount is not (>= 0 and var count) || first > content.Length)
            return FileRefusals.Damaged;
        var index = new PdfTokens(content[..first]);
        for (; count > 0 && index.Read() == PdfToken.Number && index.Number is { } number; count--)
        {
            if (index.Read() != PdfToken.Number || index.Number is not (>= 0 and var offset) || offset > content.Length - first)
                return FileRefusals.Damaged;
            var found = PdfObject.Read(content[(first + offset)..], pages.MaxReferences);
            _budget -= found.End;
            if (_budget < 0 || ++_objects > MaxObjects)
                return FileRefusals.Damaged;
            if (found.HasActiveName)
                return FileRefusals.ActiveContent;
            pages.Add(number, found);
        }
        return null;
    }

    private string? Unpack(int start, bool isPacked, int number, int generation, out ReadOnlyMemory<byte> content)
    {
        content = default;
        // Packed data ends by itself, whatever length the file states; data that is not packed ends where the word says so.
        var length = bytes.Length - start;
        if (!isPacked || key is not null)
            length = bytes.AsSpan(start).IndexOf("endstream"u8) is var end and >= 0 ? end : length;
        _budget -= ReadSize + (isPacked && key is null ? 0 : length);
        if (_budget < 0)
            return FileRefusals.Damaged;
        var source = key is null ? bytes.AsMemory(start, length) : key.Decrypt(bytes.AsSpan(start, length), number, generation);
        if (!isPacked)
        {
            content = source;
            return null;
        }
        return Inflate(source, out content);
    }

    private string? Inflate(ReadOnlyMemory<byte> source, out ReadOnlyMemory<byte> content)
    {
        content = default;
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(source, out var segment);
        using var packed = new PackedBytes(segment);
        using var inflater = new ZLibStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var chunk = new byte[ReadSize];
        try
        {
            while (inflater.Read(chunk) is > 0 and var read)
            {
                unpacked.Write(chunk, 0, read);
                _unpacked += read;
                if (_unpacked > MaxUnpacked || (unpacked.Length > RatioFreeUnpacked && unpacked.Length > MaxRatio * packed.Position))
                    return FileRefusals.Bomb;
            }
        }
        catch (InvalidDataException)
        {
            return FileRefusals.Damaged;
        }
        if (packed.RanOut)
            return FileRefusals.Damaged;
        content = unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        return null;
    }
}
